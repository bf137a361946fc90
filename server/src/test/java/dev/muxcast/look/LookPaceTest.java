package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LookPaceTest {
  private final LookPace pace = new LookPace(25, 50, 100, 50);

  @Test
  void whatMovesIsLookedAtMostOften() {
    assertEquals(25, pace.pause(false, false, 0, false));
    assertEquals(50, pace.pause(true, false, 0, false));
  }

  @Test
  void whereNobodyWaitsForItItIsLookedLessOften() {
    assertEquals(100, pace.pause(false, true, 0, false));
    assertEquals(100, pace.pause(true, true, 0, false));
  }

  @Test
  void looksTakeNoMoreThanTheirShareOfTmux() {
    // 10 ms are a twentieth of 200.
    assertEquals(200, pace.pause(false, false, 10_000, false));
  }

  @Test
  void whereEachCostsAProcessThereAreTwoASecond() {
    assertEquals(500, pace.pause(false, false, 0, true));
  }
}
