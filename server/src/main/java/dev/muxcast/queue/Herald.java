package dev.muxcast.queue;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// Tells all who wait that the log has grown. The writer wakes this one virtual thread, and this
/// one the others: from outside of their scheduler each would cost a lock and often a system call,
/// from inside it is a place in a queue.
///
/// Any thread may call; the thread of its own, which runs until `close`, owns nothing.
final class Herald implements AutoCloseable {
  private final CopyOnWriteArrayList<Waiter> waiters = new CopyOnWriteArrayList<>();
  private final Thread thread = Thread.ofVirtual().name("herald").unstarted(this::run);
  private volatile boolean news;
  private volatile boolean closed;

  /// Begins to pass on what it is told.
  void start() {
    thread.start();
  }

  void add(Waiter waiter) {
    waiters.add(waiter);
  }

  void remove(Waiter waiter) {
    waiters.remove(waiter);
  }

  /// Has everybody woken. Does not wait.
  void tell() {
    if (!news && !waiters.isEmpty()) {
      news = true;
      LockSupport.unpark(thread);
    }
  }

  /// Passes on what it was told, and ends.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      if (news) {
        // Before the waking: what is told meanwhile is passed on in another round.
        news = false;
        wakeAll();
      } else {
        LockSupport.park(this);
      }
    }
    wakeAll();
  }

  private void wakeAll() {
    for (Waiter waiter : waiters) {
      waiter.wake();
    }
  }
}
