package dev.muxcast.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ErrandsTest {
  private final CountDownLatch thaw = new CountDownLatch(1);
  private final Errands errands = new Errands("of the test", 2, 3);

  @AfterEach
  void release() {
    thaw.countDown();
  }

  /// One that hangs as a file in a hung folder does, and has begun to.
  private Errands.Errand hanging() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Errands.Errand errand =
        errands.send(() -> {
          begun.countDown();
          await(thaw);
        });
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    return java.util.Objects.requireNonNull(errand);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertWorks() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    assertNotNull(errands.send(done::countDown));
    assertTrue(done.await(10, TimeUnit.SECONDS));
  }

  @Test
  void onesThatHangGiveTheirPlaceToOthersOnceTheyAreLeftBehind() throws InterruptedException {
    Errands.Errand first = hanging();
    Errands.Errand second = hanging();
    first.leave();
    second.leave();
    assertWorks();
    assertEquals(2, errands.left());
    assertTrue(first.underWay());
  }

  @Test
  void oneThatReturnsLateIsOverAndCountsNoMore() throws InterruptedException {
    Errands.Errand errand = hanging();
    errand.leave();
    thaw.countDown();
    while (errand.underWay()) {
      Thread.onSpinWait();
    }
    assertEquals(0, errands.left());
    assertWorks();
  }

  @Test
  void whileTooManyHangEverythingWaitsAndGoesOnOnceOneReturns() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      hanging().leave();
    }
    CountDownLatch done = new CountDownLatch(1);
    assertNotNull(errands.send(done::countDown));
    assertEquals(1, done.getCount());
    thaw.countDown();
    assertTrue(done.await(10, TimeUnit.SECONDS));
  }

  @Test
  void oneThatWasNotBegunNeverIsOnceItIsLeftBehind() throws InterruptedException {
    hanging();
    Errands.Errand second = hanging();
    List<String> done = new ArrayList<>();
    Errands.Errand third = java.util.Objects.requireNonNull(errands.send(() -> done.add("never")));
    third.leave();
    assertFalse(third.underWay());
    second.leave();
    assertWorks();
    assertEquals(List.of(), done);
  }

  @Test
  void aFaultCostsItsErrandOnly() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      errands.send(() -> {
        throw new IllegalStateException("of the test");
      });
    }
    assertWorks();
  }

  @Test
  void whatIsTooMuchIsRefused() throws InterruptedException {
    hanging();
    hanging();
    for (int i = 0; i < 1_024; i++) {
      assertNotNull(errands.send(() -> {}));
    }
    long before = Bound.READINGS.count();
    assertNull(errands.send(() -> {}));
    assertTrue(Bound.READINGS.count() > before);
  }

  @Test
  void whoAsksGetsTheAnswer_orNoneWhereItHangs() throws InterruptedException {
    assertEquals("found", errands.ask(() -> "found", 10_000));
    assertNull(
        errands.ask(
            () -> {
              throw new IllegalStateException("of the test");
            },
            10_000));
    assertFalse(hanging().await(1));
    assertEquals(1, errands.left());
    assertEquals("found", errands.ask(() -> "found", 10_000));
  }
}
