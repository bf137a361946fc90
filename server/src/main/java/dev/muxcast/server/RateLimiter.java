package dev.muxcast.server;

import java.util.concurrent.locks.LockSupport;

/// A token bucket: so many messages a second, with a burst. One per client, used by its reading
/// thread alone.
public final class RateLimiter {
  private static final long NANOS = 1_000_000_000L;

  private final double perNano;
  private final double burst;
  private final long graceNanos;
  private double tokens;
  private long lastNanos;
  private long overSince = -1;

  /// What became of one message.
  public enum Verdict {
    /// Within the limits.
    PASS,
    /// Over the bucket: this message is dropped and the client told.
    DROP,
    /// Over the bucket for too long: the connection ends.
    CLOSE
  }

  /// @param perSecond messages that may come each second
  /// @param burst how many may come at once
  /// @param graceSeconds how long a client may stay over the bucket
  public RateLimiter(int perSecond, int burst, int graceSeconds, long nowNanos) {
    perNano = perSecond / (double) NANOS;
    this.burst = burst;
    graceNanos = graceSeconds * NANOS;
    tokens = burst;
    lastNanos = nowNanos;
  }

  /// To be called after a message that is dropped: leaves the rest of a flood where it is for a
  /// moment. Reading it only to drop it would cost as much processor time as its sender likes; even
  /// so more is read than may pass.
  static void slowDown() {
    LockSupport.parkNanos(Limits.SLOW_NANOS);
  }

  /// Takes one message into account. A client counts as over until a whole second's worth of
  /// messages could pass again, so that one lucky message does not forgive a flood.
  public Verdict take(long nowNanos) {
    tokens = Math.min(burst, tokens + (nowNanos - lastNanos) * perNano);
    lastNanos = nowNanos;
    if (tokens >= perNano * NANOS) {
      overSince = -1;
    }
    if (tokens >= 1) {
      tokens -= 1;
      return Verdict.PASS;
    }
    if (overSince < 0) {
      overSince = nowNanos;
    }
    return nowNanos - overSince >= graceNanos ? Verdict.CLOSE : Verdict.DROP;
  }
}
