package dev.muxcast.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void waitsStayWithinTheirBoundsAndSpreadOut() {
    for (int seed = 0; seed < 50; seed++) {
      var backoff = new Backoff(new Random(seed));
      long spread = 200;
      for (int n = 0; n < 30; n++) {
        long wait = backoff.next().toMillis();
        assertTrue(wait >= 200 && wait <= Math.min(20_000, 200 + spread), "wait " + wait);
        spread = Math.min(20_000, spread * 2);
      }
    }
  }

  @Test
  void afterASuccessItBeginsAnew() {
    var backoff = new Backoff(new Random(1));
    for (int n = 0; n < 12; n++) {
      backoff.next();
    }
    backoff.reset();
    assertTrue(backoff.next().compareTo(Duration.ofMillis(400)) <= 0);
  }
}
