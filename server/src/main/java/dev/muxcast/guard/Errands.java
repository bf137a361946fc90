package dev.muxcast.guard;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does what may hang, such as reading files in folders of others, on threads of its own: who asks
/// waits as long as it likes, and leaves the errand behind then.
///
/// The threads are no virtual ones, for a file that hangs would hold a carrier. They are made when
/// there is something to do, a few at most are at work, and one without work ends soon. A thread
/// whose errand was left behind does not count as being at work: another takes its place, unless
/// too many hang already; then everything waits until one returns. One that nobody left behind is
/// after a while, when others wait for its thread.
///
/// Any thread.
public final class Errands {
  private static final int MOST_WAITING = 1_024;
  private static final long IDLE_SECONDS = 10;
  private static final long LONGEST_NANOS = 10_000_000_000L;
  private static final long STACK_BYTES = 128 * 1024;

  private final String name;
  private final int mostAtWork;
  private final int mostLeft;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition come = lock.newCondition();
  private final Condition ended = lock.newCondition();

  // Guarded by the lock.
  private final ArrayDeque<Errand> waiting = new ArrayDeque<>();
  private final List<Errand> begun = new ArrayList<>();
  private int atWork;
  private int idle;
  private int left;

  /// @param name of the threads
  /// @param mostAtWork how many errands are done at a time
  /// @param mostLeft how many that hang may hold a thread
  public Errands(String name, int mostAtWork, int mostLeft) {
    this.name = name;
    this.mostAtWork = mostAtWork;
    this.mostLeft = mostLeft;
  }

  /// Something that is done beside.
  public final class Errand {
    private final Runnable what;

    // Guarded by the lock.
    private long begunNanos;
    private boolean behind;
    private boolean over;

    private Errand(Runnable what) {
      this.what = what;
    }

    /// Whether it has not come to its end yet. Nobody should ask for the same again while this one
    /// hangs.
    public boolean underWay() {
      lock.lock();
      try {
        return !over;
      } finally {
        lock.unlock();
      }
    }

    /// Waits for its end, that long at most, and leaves it behind then.
    ///
    /// @return whether it has come to its end
    public boolean await(long millis) {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      lock.lock();
      try {
        while (!over && nanos > 0) {
          nanos = ended.awaitNanos(nanos);
        }
        return over;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        leave();
        lock.unlock();
      }
    }

    /// Nobody waits for it any more. One that was not begun never is; one that hangs gives its
    /// place to another.
    public void leave() {
      lock.lock();
      try {
        if (over || behind) {
          return;
        }
        if (begun.remove(this)) {
          behind();
          call();
        } else {
          over = true;
          waiting.remove(this);
        }
      } finally {
        lock.unlock();
      }
    }

    /// It hangs. The caller holds the lock.
    private void behind() {
      behind = true;
      left++;
      atWork--;
    }

    private void run() {
      try {
        what.run();
      } catch (RuntimeException fault) {
        Faults.SHARED.met(name, fault);
      }
    }
  }

  /// Has it done. It tells itself what came of it.
  ///
  /// @return null when too much waits already
  public @Nullable Errand send(Runnable what) {
    lock.lock();
    try {
      if (waiting.size() >= MOST_WAITING) {
        Bound.READINGS.cost(1);
        return null;
      }
      Errand errand = new Errand(what);
      waiting.add(errand);
      call();
      return errand;
    } finally {
      lock.unlock();
    }
  }

  /// Has something looked up, and waits for what comes of it, that long at most.
  ///
  /// @return null when that is null, is not there in time, or failed by a fault
  public <T> @Nullable T ask(Supplier<? extends @Nullable T> what, long millis) {
    AtomicReference<@Nullable T> answer = new AtomicReference<>();
    Errand errand = send(() -> answer.set(what.get()));
    return errand != null && errand.await(millis) ? answer.get() : null;
  }

  /// How many errands hang that were left behind.
  public int left() {
    lock.lock();
    try {
      return left;
    } finally {
      lock.unlock();
    }
  }

  /// Sees to it that somebody comes for what waits. The caller holds the lock.
  private void call() {
    if (waiting.size() <= idle) {
      come.signal();
      return;
    }
    if (atWork >= mostAtWork) {
      leaveEndless();
    }
    if (atWork < mostAtWork && left < mostLeft) {
      Thread.ofPlatform().daemon().name(name).stackSize(STACK_BYTES).start(this::work);
      atWork++;
    }
  }

  private void leaveEndless() {
    long now = System.nanoTime();
    begun.removeIf(each -> {
      boolean hangs = now - each.begunNanos > LONGEST_NANOS;
      if (hangs) {
        each.behind();
      }
      return hangs;
    });
  }

  private void work() {
    for (Errand next = next(); next != null; next = next()) {
      next.run();
      if (!goesOn(next)) {
        return;
      }
    }
  }

  /// Waits for something to do.
  ///
  /// @return null when this thread is one too many
  private @Nullable Errand next() {
    lock.lock();
    try {
      long nanos = TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
      idle++;
      while (waiting.isEmpty() && nanos > 0) {
        nanos = come.awaitNanos(nanos);
      }
      idle--;
      Errand next = waiting.poll();
      if (next == null) {
        atWork--;
      } else {
        next.begunNanos = System.nanoTime();
        begun.add(next);
      }
      return next;
    } catch (InterruptedException e) {
      idle--;
      atWork--;
      return null;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the thread that has done that takes another.
  private boolean goesOn(Errand done) {
    lock.lock();
    try {
      done.over = true;
      ended.signalAll();
      if (!done.behind) {
        begun.remove(done);
        return true;
      }
      left--;
      if (atWork < mostAtWork) {
        atWork++;
        return true;
      }
      return false;
    } finally {
      lock.unlock();
    }
  }
}
