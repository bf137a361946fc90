package dev.muxcast.queue;

/// Work to be done whenever the log has grown. It runs on a virtual thread of the log's pool, one
/// run at a time, and has no thread between two runs: so it costs nothing while there is no news.
///
/// Its state is the pool's own; anybody may nudge or close it.
public final class NewsTask implements AutoCloseable {

  /// What is to be done.
  @FunctionalInterface
  public interface Work {
    /// Does all there is to do, and may block.
    ///
    /// @return the seq beyond which there will be something to do again; `Long.MAX_VALUE` when only
    ///   a nudge is to start the next run
    long work();
  }

  /// Waiting for news, in the line of those to be run, running, to be run again at once, closed.
  enum State {
    IDLE,
    DUE,
    RUNNING,
    AGAIN,
    CLOSED
  }

  private final WorkerPool pool;
  private final Work work;

  // Guarded by the pool's lock.
  State state = State.IDLE;
  long beyond = Long.MAX_VALUE;

  NewsTask(WorkerPool pool, Work work) {
    this.pool = pool;
    this.work = work;
  }

  /// Has it run, once more if it runs just now. Does not wait.
  public void nudge() {
    pool.nudge(this);
  }

  /// Runs no more. A run that has begun goes on to its end. Does not wait.
  @Override
  public void close() {
    pool.remove(this);
  }

  long run() {
    return work.work();
  }
}
