package dev.muxcast.queue;

/// Lets a test's own thread wait for news.
final class Waiter implements AutoCloseable {
  private final EventQueue queue;
  private final NewsTask task;
  private long beyond;

  Waiter(EventQueue queue) {
    this.queue = queue;
    task = queue.onNews(this::tell);
  }

  synchronized void awaitBeyond(long seq) {
    beyond = seq;
    task.nudge();
    while (queue.top() <= seq) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody waits any more", e);
      }
    }
  }

  private synchronized long tell() {
    notifyAll();
    return Math.max(beyond, queue.top());
  }

  @Override
  public void close() {
    task.close();
  }
}
