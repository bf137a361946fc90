package dev.muxcast.queue;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets one thread wait until the log is ahead of it. The waiting thread owns it; anybody may wake
/// it.
public final class Waiter implements AutoCloseable {
  private final Ring ring;
  private final Consumer<Waiter> leave;
  private volatile @Nullable Thread parked;
  private volatile boolean nudged;

  Waiter(Ring ring, Consumer<Waiter> leave) {
    this.ring = ring;
    this.leave = leave;
  }

  /// Waits until there is something behind `seq`, or until somebody nudges, or the thread is
  /// interrupted. Never returns by time: a timer per event and client would cost more than the
  /// delivery; who has timers nudges.
  public void awaitBeyond(long seq) {
    parked = Thread.currentThread();
    try {
      while (ring.top() <= seq && !nudged && !Thread.currentThread().isInterrupted()) {
        LockSupport.park(this);
      }
      nudged = false;
    } finally {
      parked = null;
    }
  }

  /// Ends the waiting, now or the next.
  public void nudge() {
    nudged = true;
    wake();
  }

  void wake() {
    Thread thread = parked;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void close() {
    leave.accept(this);
  }
}
