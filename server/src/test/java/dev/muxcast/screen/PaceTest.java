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

  @Test
  void aReaderWhoDoesNotCatchUpWithWhatTmuxHoldsIsAtAFireHose() {
    pace.waited(Pace.LATE_MILLIS, 1_000);
    assertFalse(pace.bytes(100, 1_000));
    pace.waited(Pace.LATE_MILLIS - 1, 1_500);
    pace.waited(Pace.LATE_MILLIS, 1_600);
    assertFalse(pace.bytes(100, 2_500), "it had caught up for a moment");
    pace.waited(Pace.LATE_MILLIS + 200, 2_600);
    assertTrue(pace.bytes(100, 2_600));
    pace.quiet();
    assertFalse(pace.bytes(100, 2_700));
    pace.waited(-1, 2_800);
    assertFalse(pace.bytes(100, 9_000), "where tmux does not say, nothing is known");
  }
}
