package dev.muxcast.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Lets one thread at a time read the store, and of those that wait the one that is furthest behind
/// first. So clients that replay the same stay together and need each page but once, however
/// differently fast they began. Who does not ask, because its client takes nothing, holds up
/// nobody; and nobody waits for long because others are further behind.
///
/// Any thread. Owns the list of those that wait.
final class ReadTurns {
  private final List<Waiting> waiting = new ArrayList<>();
  private final long longestWaitNanos;
  private boolean taken;

  private static final class Waiting {
    final Thread thread = Thread.currentThread();
    final long since = System.nanoTime();
    final long seq;
    volatile boolean granted;

    Waiting(long seq) {
      this.seq = seq;
    }
  }

  /// @param longestWaitNanos who has waited for longer than that goes first
  ReadTurns(long longestWaitNanos) {
    this.longestWaitNanos = longestWaitNanos;
  }

  /// Waits for its turn; whoever got it calls `give` soon.
  ///
  /// @param seq where in the log it wants to read
  void take(long seq) {
    Waiting own;
    synchronized (this) {
      if (!taken) {
        taken = true;
        return;
      }
      own = new Waiting(seq);
      waiting.add(own);
    }
    while (!own.granted) {
      LockSupport.park(this);
    }
  }

  /// Ends its turn.
  void give() {
    Waiting next;
    synchronized (this) {
      next = next();
      taken = next != null;
      waiting.remove(next);
    }
    if (next != null) {
      next.granted = true;
      LockSupport.unpark(next.thread);
    }
  }

  private @Nullable Waiting next() {
    if (waiting.isEmpty()) {
      return null;
    }
    // They stand in the order in which they came.
    Waiting next = waiting.getFirst();
    if (System.nanoTime() - next.since > longestWaitNanos) {
      return next;
    }
    for (Waiting each : waiting) {
      next = each.seq < next.seq ? each : next;
    }
    return next;
  }
}
