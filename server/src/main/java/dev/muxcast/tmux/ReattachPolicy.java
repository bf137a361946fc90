package dev.muxcast.tmux;

import java.time.Duration;

/// How long to wait before attaching again to a session that lives on: 100 ms, then twice as long
/// each time, 5 s at most; from the start again after a client that stayed for 10 s. Not
/// thread-safe; keep one per session.
public final class ReattachPolicy {

  private static final long FIRST_MILLIS = 100;
  private static final long MOST_MILLIS = 5_000;
  private static final Duration STABLE = Duration.ofSeconds(10);

  private long nextMillis = FIRST_MILLIS;

  /// The wait before the next attempt.
  ///
  /// @param lasted how long the client that has just ended was attached; zero if it never was
  public Duration next(Duration lasted) {
    if (lasted.compareTo(STABLE) >= 0) {
      nextMillis = FIRST_MILLIS;
    }
    Duration wait = Duration.ofMillis(nextMillis);
    nextMillis = Math.min(MOST_MILLIS, nextMillis * 2);
    return wait;
  }
}
