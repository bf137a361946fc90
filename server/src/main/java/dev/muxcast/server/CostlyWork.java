package dev.muxcast.server;

import dev.muxcast.protocol.ErrorCode;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Does what costs more than a moment: pages of the past, pictures, explanations. Two at a time,
/// each client for its part of a core and all for theirs. Who asks for more is not refused but
/// waits, and with it whatever it sends meanwhile; its events go on.
///
/// Any thread that may wait; the work is done on the caller's.
public final class CostlyWork {
  private static final int AT_ONCE = 2;
  private static final long PATIENCE_SECONDS = 5;
  private static final double SHARE_OF_ALL = 0.5;
  private static final long BURST_OF_ALL_NANOS = 2_000_000_000L;
  private static final double SHARE_OF_ONE = 0.25;
  private static final long BURST_OF_ONE_NANOS = 1_000_000_000L;

  /// More of one request was waiting for somebody.
  private static final long MOST_CHARGED_NANOS = 250_000_000L;

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final TimeShare all = new TimeShare(SHARE_OF_ALL, BURST_OF_ALL_NANOS, System.nanoTime());

  /// What is to be done.
  interface Work<T> {
    T make() throws IOException;
  }

  /// The time that one client has.
  static TimeShare shareOfOne() {
    return new TimeShare(SHARE_OF_ONE, BURST_OF_ONE_NANOS, System.nanoTime());
  }

  /// Does it when it is its turn.
  ///
  /// @throws RequestRefused when that does not come in time
  <T> T run(TimeShare own, Work<T> work) throws IOException {
    boolean mine = false;
    try {
      pause(own);
      mine = places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!mine) {
        throw new RequestRefused(
            ErrorCode.UNAVAILABLE, "too much is looked up at the moment; try again");
      }
      pause(all);
      long begin = System.nanoTime();
      try {
        return work.make();
      } finally {
        long now = System.nanoTime();
        long spent = Math.min(now - begin, MOST_CHARGED_NANOS);
        own.spend(spent, now);
        all.spend(spent, now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RequestRefused(ErrorCode.UNAVAILABLE, "the server is shutting down");
    } finally {
      if (mine) {
        places.release();
      }
    }
  }

  private static void pause(TimeShare share) throws InterruptedException {
    long wait = share.waitNanos(System.nanoTime());
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }
}
