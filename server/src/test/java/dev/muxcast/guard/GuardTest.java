package dev.muxcast.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GuardTest {

  private static void fault() {
    throw new IllegalStateException("of the test");
  }

  @Test
  void aLoopThatAFaultBreaksOffIsBegunAnewUntilItReturns() {
    long before = Faults.SHARED.count();
    AtomicInteger runs = new AtomicInteger();
    Guard.keep(
        "a test",
        () -> {
          if (runs.incrementAndGet() < 3) {
            fault();
          }
        });
    assertEquals(3, runs.get());
    assertTrue(Faults.SHARED.count() >= before + 2); // others may count here at the same time
  }

  @Test
  void aLoopWhoseThreadIsInterruptedEnds() throws InterruptedException {
    Thread thread = Thread.ofPlatform().start(() -> Guard.keep("a test", GuardTest::fault));
    thread.interrupt();
    thread.join();
  }

  @Test
  void anErrorIsNotSurvived() {
    assertThrows(
        AssertionError.class,
        () ->
            Guard.keep(
                "a test",
                () -> {
                  throw new AssertionError();
                }));
  }

  @Test
  void oneThingsFaultCostsNoOther() {
    AtomicInteger done = new AtomicInteger();
    Guard.once("a test", GuardTest::fault);
    Guard.once("a test", done::incrementAndGet);
    assertEquals(1, done.get());
  }

  @Test
  void everyFaultIsCounted_whetherItsKindIsKnownOrNot() {
    Faults faults = new Faults();
    for (int i = 0; i < 3; i++) {
      faults.met("a test", new IllegalArgumentException());
    }
    faults.met("a test", new IndexOutOfBoundsException());
    assertTrue(faults.count() == 4);
  }
}
