package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  @Test
  void oneClientsFaultCostsNoOtherItsDeadlines() throws InterruptedException {
    Deadlines deadlines = new Deadlines();
    CountDownLatch looks = new CountDownLatch(3);
    deadlines.add(nowNanos -> {
      throw new IllegalStateException("of the test");
    });
    deadlines.add(nowNanos -> {
      looks.countDown();
      return looks.getCount() > 0;
    });
    assertTrue(looks.await(20, TimeUnit.SECONDS));
  }
}
