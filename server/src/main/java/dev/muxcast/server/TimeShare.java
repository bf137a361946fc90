package dev.muxcast.server;

/// A bucket of time: so much of it at once, then a part of the time that passes. What is spent is
/// known afterwards, so it may be overdrawn once. Any thread.
final class TimeShare {
  private final double share;
  private final long burstNanos;
  private double left;
  private long lastNanos;

  /// @param share of the time that passes
  TimeShare(double share, long burstNanos, long nowNanos) {
    this.share = share;
    this.burstNanos = burstNanos;
    left = burstNanos;
    lastNanos = nowNanos;
  }

  /// How long until there is some left.
  synchronized long waitNanos(long nowNanos) {
    refill(nowNanos);
    return left > 0 ? 0 : (long) (-left / share) + 1;
  }

  synchronized void spend(long nanos, long nowNanos) {
    refill(nowNanos);
    left -= nanos;
  }

  private void refill(long nowNanos) {
    left = Math.min(burstNanos, left + (nowNanos - lastNanos) * share);
    lastNanos = nowNanos;
  }
}
