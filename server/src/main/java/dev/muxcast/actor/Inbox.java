package dev.muxcast.actor;

import dev.muxcast.guard.Bound;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What waits for the Collector, and nothing of it without a bound: what tmux tells unasked is
/// bounded by the readers' shared budget, which drops and counts; what clients ask for is bounded
/// here; all else is the one answer to something that the Collector asked.
///
/// Thread-safe: any thread puts, the Collector takes.
public final class Inbox {

  private static final int MOST_REQUESTS = 4_096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<Message> waiting = new ArrayDeque<>();
  private boolean closed;

  /// Puts in what must not be lost; false when nobody takes any more.
  public boolean put(Message item) {
    return offer(item, Integer.MAX_VALUE);
  }

  /// Puts in what a client asked for; false when too much waits already.
  public boolean request(Message item) {
    boolean taken = offer(item, MOST_REQUESTS);
    if (!taken) {
      Bound.REQUESTS.cost(1);
    }
    return taken;
  }

  /// Has something found out on the Collector thread, for a client.
  ///
  /// @return fails as that does, such as by an event that is too large; with
  ///   `RejectedExecutionException` when too much waits already
  public <T> CompletableFuture<T> ask(Supplier<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    boolean taken =
        request(() -> {
          try {
            answer.complete(work.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    if (!taken) {
      answer.completeExceptionally(refused());
    }
    return answer;
  }

  /// What is told to whom nothing can be done for now.
  public static RejectedExecutionException refused() {
    return new RejectedExecutionException("the collector is closed or has too much to do");
  }

  /// How many items wait.
  public int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean offer(Message item, int most) {
    lock.lock();
    try {
      if (closed || waiting.size() >= most) {
        return false;
      }
      waiting.add(item);
      if (waiting.size() == 1) {
        filled.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// The next item, without waiting.
  public @Nullable Message poll() {
    lock.lock();
    try {
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for an item, that many milliseconds at most.
  public void await(long millis) {
    lock.lock();
    try {
      if (waiting.isEmpty() && millis > 0) {
        filled.await(millis, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// Nothing is put in any more.
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }
}
