package dev.muxcast.server;

/// Counts the errors of one client: so many within a minute end the connection. Used by its reading
/// thread alone.
final class ErrorBudget {
  private static final long MINUTE_NANOS = 60_000_000_000L;

  private final long[] times;
  private int count;

  ErrorBudget(int perMinute) {
    times = new long[perMinute];
  }

  /// Counts one error.
  ///
  /// @return whether it was one too many
  boolean spend(long nowNanos) {
    int slot = count++ % times.length;
    times[slot] = nowNanos;
    return count >= times.length && nowNanos - times[count % times.length] < MINUTE_NANOS;
  }
}
