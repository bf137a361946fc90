package dev.muxcast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.event.EventData.CollectorGap;
import org.junit.jupiter.api.Test;

class CollectorGapTest {

  @Test
  void bothReadingsLieInItAlsoWhereTheClockWasSetBack() {
    CollectorGap gap =
        new CollectorGap("1970-01-01T00:00:01.000Z", "1970-01-01T01:00:00.000Z", "dropped");
    assertEquals(gap, CollectorGap.between(1_000, 3_600_000, "dropped"));
    assertEquals(gap, CollectorGap.between(3_600_000, 1_000, "dropped"));
  }
}
