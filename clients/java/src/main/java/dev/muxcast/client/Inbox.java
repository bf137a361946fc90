package dev.muxcast.client;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The messages that were received and not yet taken, in order. A reader that is slower than the
/// server stops the receiving at the limit, and so the server, which then says what it left out;
/// nothing is dropped here.
///
/// Safe for any thread: one puts, any take.
final class Inbox {

  private final int limit;
  private final BooleanSupplier unlimited;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock.
  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private @Nullable Position taken;
  private boolean closed;
  private @Nullable MuxcastException failure;
  private boolean full;

  /// @param unlimited whether the limit is off for now: someone waits for an answer that may come
  ///   behind the messages
  Inbox(int limit, BooleanSupplier unlimited) {
    this.limit = limit;
    this.unlimited = unlimited;
  }

  /// A message, and where the stream stands once it is taken.
  private record Entry(Message message, @Nullable Position position) {}

  /// Adds a message; waits while there are too many.
  ///
  /// @param position where the stream stands after it; null when that does not change
  void put(Message message, @Nullable Position position) {
    lock.lock();
    try {
      while (entries.size() >= limit && !closed && !unlimited.getAsBoolean()) {
        full = true;
        changed.awaitUninterruptibly();
      }
      full = false;
      if (!closed) {
        entries.add(new Entry(message, position));
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The next message.
  ///
  /// @param waitNanos how long to wait for one; negative is for ever
  /// @return null when the time is over, or when closed and all has been taken
  /// @throws MuxcastException when it ended because of that
  @Nullable Message take(long waitNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = waitNanos;
      while (entries.isEmpty() && !closed) {
        if (waitNanos < 0) {
          changed.await();
        } else if (left <= 0) {
          return null;
        } else {
          left = changed.awaitNanos(left);
        }
      }
      Entry entry = entries.poll();
      if (entry == null) {
        if (failure != null) {
          throw failure;
        }
        return null;
      }
      if (entry.position != null) {
        taken = entry.position;
      }
      changed.signalAll();
      return entry.message;
    } finally {
      lock.unlock();
    }
  }

  /// Nothing comes any more; what was received can still be taken.
  void close(@Nullable MuxcastException why) {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        failure = why;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Has the putting thread look again whether the limit holds.
  void recheck() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Where the stream stands after what was taken.
  @Nullable Position taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Whether the putting thread waits for a reader.
  boolean full() {
    lock.lock();
    try {
      return full;
    } finally {
      lock.unlock();
    }
  }
}
