package dev.muxcast.queue;

import dev.muxcast.guard.Guard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the tasks that follow the log. A worker that takes a task calls the next one if more are
/// waiting, so one that blocks in its task holds up nobody: there are as many workers as tasks
/// block, and a few. The writer of the log wakes one worker per round of news, whatever the number
/// of tasks.
///
/// Owns the tasks' states and its virtual threads. Any thread may call; nothing here waits for a
/// task.
final class WorkerPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerPool.class);

  /// So many workers stay without work; their stacks are what a pool costs.
  private static final int KEPT = 4;

  private final Ring ring;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();

  /// Whether the log has grown since somebody looked whom that concerns.
  private volatile boolean news;

  // Guarded by the lock.
  private final List<NewsTask> tasks = new ArrayList<>();
  private final ArrayDeque<NewsTask> due = new ArrayDeque<>();
  private int idle;
  private boolean called;
  private boolean closed;

  WorkerPool(Ring ring) {
    this.ring = ring;
  }

  NewsTask add(NewsTask.Work what) {
    NewsTask task = new NewsTask(this, what);
    lock.lock();
    try {
      tasks.add(task);
    } finally {
      lock.unlock();
    }
    return task;
  }

  void remove(NewsTask task) {
    lock.lock();
    try {
      if (task.state == NewsTask.State.DUE) {
        due.remove(task);
      }
      task.state = NewsTask.State.CLOSED;
      tasks.remove(task);
    } finally {
      lock.unlock();
    }
  }

  void nudge(NewsTask task) {
    lock.lock();
    try {
      switch (task.state) {
        case IDLE -> {
          makeDue(task);
          call();
        }
        case RUNNING -> task.state = NewsTask.State.AGAIN;
        case DUE, AGAIN, CLOSED -> {}
      }
    } finally {
      lock.unlock();
    }
  }

  /// Says that the log has grown.
  void tell() {
    if (news) {
      return;
    }
    lock.lock();
    try {
      if (!tasks.isEmpty()) {
        news = true;
        call();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the workers once nothing is left to do.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Has one more worker look for work, unless one is on its way.
  private void call() {
    if (called) {
      return;
    }
    called = true;
    if (idle > 0) {
      work.signal();
    } else {
      Thread.ofVirtual().name("follow").inheritInheritableThreadLocals(false).start(this::serve);
    }
  }

  private void serve() {
    Guard.keep("a worker of the log", this::work);
  }

  private void work() {
    for (NewsTask task = first(); task != null; task = next(task, run(task))) {}
  }

  private long run(NewsTask task) {
    try {
      return task.run();
    } catch (RuntimeException e) {
      log.error("a follower of the log was lost by a defect of the server", e);
      task.close();
      return Long.MAX_VALUE;
    }
  }

  private @Nullable NewsTask first() {
    lock.lock();
    try {
      called = false;
      return take();
    } finally {
      lock.unlock();
    }
  }

  /// @param beyond where the one that ended will have something to do again
  private @Nullable NewsTask next(NewsTask ended, long beyond) {
    lock.lock();
    try {
      ended.beyond = beyond;
      if (ended.state == NewsTask.State.AGAIN || ended.state == NewsTask.State.RUNNING) {
        boolean more = ended.state == NewsTask.State.AGAIN || ring.top() > beyond;
        ended.state = NewsTask.State.IDLE;
        if (more) {
          makeDue(ended);
        }
      }
      return take();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a task.
  ///
  /// @return null when this worker is one too many
  private @Nullable NewsTask take() {
    while (true) {
      lookForNews();
      NewsTask task = due.poll();
      if (task != null) {
        task.state = NewsTask.State.RUNNING;
        if (!due.isEmpty()) {
          call();
        }
        return task;
      }
      if (closed || idle == KEPT) {
        return null;
      }
      idle++;
      work.awaitUninterruptibly();
      idle--;
      called = false;
    }
  }

  private void lookForNews() {
    if (news) {
      // Before the looking: what is told meanwhile is another round.
      news = false;
      long top = ring.top();
      for (NewsTask task : tasks) {
        if (task.state == NewsTask.State.IDLE && top > task.beyond) {
          makeDue(task);
        }
      }
    }
  }

  private void makeDue(NewsTask task) {
    task.state = NewsTask.State.DUE;
    due.add(task);
  }
}
