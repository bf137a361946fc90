package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TimeShareTest {
  private static final long MILLI = 1_000_000;
  private final TimeShare share = new TimeShare(0.25, 1_000 * MILLI, 0);

  @Test
  void aBurstIsFree() {
    share.spend(900 * MILLI, 0);
    assertEquals(0, share.waitNanos(0));
  }

  @Test
  void whatWasOverdrawnIsWaitedForAtItsRate() {
    share.spend(1_100 * MILLI, 0);
    assertEquals(400, share.waitNanos(0) / MILLI);
    assertEquals(200, share.waitNanos(200 * MILLI) / MILLI);
    assertEquals(0, share.waitNanos(401 * MILLI));
  }

  @Test
  void noMoreThanTheBurstIsSavedUp() {
    share.waitNanos(3_600_000 * MILLI);
    share.spend(1_250 * MILLI, 3_600_000 * MILLI);
    assertEquals(1_000, share.waitNanos(3_600_000 * MILLI) / MILLI);
  }
}
