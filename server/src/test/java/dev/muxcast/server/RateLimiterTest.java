package dev.muxcast.server;

import static dev.muxcast.server.RateLimiter.Verdict.CLOSE;
import static dev.muxcast.server.RateLimiter.Verdict.DROP;
import static dev.muxcast.server.RateLimiter.Verdict.PASS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final long SECOND = 1_000_000_000L;
  private final RateLimiter limiter = new RateLimiter(100, 200, 10, 0);

  private int passesOf(int messages, long nowNanos) {
    int passed = 0;
    for (int i = 0; i < messages; i++) {
      passed += limiter.take(nowNanos) == PASS ? 1 : 0;
    }
    return passed;
  }

  @Test
  void aBurstPassesAndWhatIsBeyondItIsDropped() {
    assertEquals(200, passesOf(300, 0));
    assertEquals(DROP, limiter.take(0));
  }

  @Test
  void theBucketFillsAtItsRateAndNotBeyondItsBurst() {
    passesOf(300, 0);
    assertEquals(100, passesOf(300, SECOND));
    assertEquals(200, passesOf(300, 60 * SECOND));
  }

  @Test
  void aFloodOfTenSecondsClosesEvenIfSomeOfItPassed() {
    passesOf(300, 0);
    RateLimiter.Verdict last = PASS;
    for (int tick = 1; tick <= 100; tick++) {
      last = RateLimiter.Verdict.PASS;
      for (int i = 0; i < 50; i++) {
        last = limiter.take(tick * SECOND / 10);
      }
    }
    assertEquals(CLOSE, last);
  }

  @Test
  void aPauseForgives() {
    passesOf(300, 0);
    assertEquals(PASS, limiter.take(3 * SECOND));
    assertEquals(200, passesOf(300, 13 * SECOND));
  }
}
