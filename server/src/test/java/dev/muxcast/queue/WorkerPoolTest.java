package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.event.Facets;
import dev.muxcast.event.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerPoolTest {
  private static final Facets FACETS = new Facets("test", Place.NOWHERE, null, null);

  private final Ring ring = new Ring(4_096, 64, 0);
  private final WorkerPool pool = new WorkerPool(ring);

  @AfterEach
  void end() {
    pool.close();
  }

  private void grow() {
    ring.add(1, FACETS, new byte[1], 0, 1);
    ring.publish();
    pool.tell();
  }

  /// Counts its runs, and waits for what comes behind what it saw.
  private final class Counter implements NewsTask.Work {
    private final Semaphore runs = new Semaphore(0);
    private final NewsTask task = pool.add(this);

    @Override
    public long work() {
      long top = ring.top();
      runs.release();
      return top;
    }
  }

  @Test
  void aTaskRunsFirstWhenItIsNudgedThenWithEachNews() throws InterruptedException {
    Counter counter = new Counter();
    grow();
    counter.task.nudge();
    counter.runs.acquire();
    for (int i = 0; i < 1_000; i++) {
      grow();
      counter.runs.acquire();
    }
    assertEquals(0, counter.runs.drainPermits());
  }

  @Test
  void tasksThatBlockHoldUpNobody() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(50);
    for (int i = 0; i < 50; i++) {
      pool.add(
              () -> {
                begun.countDown();
                await(release);
                ended.incrementAndGet();
                return Long.MAX_VALUE;
              })
          .nudge();
    }
    begun.await();
    Counter counter = new Counter();
    counter.task.nudge();
    counter.runs.acquire();
    grow();
    counter.runs.acquire();
    assertEquals(0, ended.get());
    release.countDown();
    grow();
    counter.runs.acquire();
  }

  @Test
  void whatHappensDuringARunIsNotMissed() throws InterruptedException {
    Semaphore begun = new Semaphore(0);
    Semaphore mayEnd = new Semaphore(0);
    long[] seen = new long[1];
    NewsTask task =
        pool.add(() -> {
          seen[0] = ring.top();
          begun.release();
          mayEnd.acquireUninterruptibly();
          return seen[0];
        });
    task.nudge();
    begun.acquire();
    grow();
    grow();
    mayEnd.release();
    begun.acquire();
    assertEquals(2, seen[0]);
    task.nudge();
    task.nudge();
    mayEnd.release();
    begun.acquire();
    mayEnd.release();
    // Both nudges came during one run: there was one more, and behind it nothing is in the line.
    Counter behind = new Counter();
    behind.task.nudge();
    behind.runs.acquire();
    assertEquals(0, begun.drainPermits());
  }

  @Test
  void aRunIsNeverBesideAnotherOfTheSameTask() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Semaphore runs = new Semaphore(0);
    List<Counter> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(new Counter());
    }
    NewsTask task =
        pool.add(() -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Thread.yield();
          inside.decrementAndGet();
          runs.release();
          return ring.top();
        });
    for (int i = 0; i < 5_000; i++) {
      task.nudge();
      others.get(i % 5).task.nudge();
      grow();
    }
    for (Counter other : others) {
      other.runs.acquire();
    }
    // The others may all have run while the task itself had not begun.
    runs.acquire();
    assertEquals(1, most.get());
  }

  @Test
  void aClosedTaskRunsNoMoreAndOneThatFailsTakesNobodyAlong() throws InterruptedException {
    AtomicInteger runs = new AtomicInteger();
    NewsTask closed = pool.add(runs::incrementAndGet);
    closed.close();
    closed.nudge();
    CountDownLatch failed = new CountDownLatch(1);
    NewsTask failing =
        pool.add(() -> {
          failed.countDown();
          throw new IllegalStateException("as the test wants it");
        });
    failing.nudge();
    failed.await();
    failing.nudge();
    Counter counter = new Counter();
    counter.task.nudge();
    counter.runs.acquire();
    grow();
    counter.runs.acquire();
    assertEquals(0, runs.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
