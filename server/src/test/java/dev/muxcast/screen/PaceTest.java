package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace();

  @Test
  void anOrdinaryPaneNeverWaits() {
    for (int millis = 1_000; millis < 3_000; millis += 3) {
      assertFalse(pace.event(millis));
    }
  }

  @Test
  void above500EventsASecondEventsAreSliced() {
    boolean sliced = false;
    for (int millis = 1_000; millis < 1_200; millis++) {
      sliced = pace.event(millis);
    }
    assertTrue(sliced);
    assertFalse(pace.event(5_000));
  }

  @Test
  void aBurstPassesAndAFireHoseIsCapped() {
    assertFalse(pace.bytes(128 << 10, 1_000));
    assertFalse(pace.bytes(128 << 10, 1_001));
    assertTrue(pace.bytes(128 << 10, 1_002));
    pace.quiet();
    assertFalse(pace.bytes(1_000, 1_100));
  }
}
