package dev.muxcast.audit;

/// How much is written down about those who are not known: 60 records at once, then one a second.
/// Guarded by its owner.
final class Strangers {
  private static final int BURST = 60;
  private static final double NANOS_A_RECORD = 1e9;

  private double tokens = BURST;
  private long lastNanos;
  private long passedOver;

  Strangers(long nowNanos) {
    lastNanos = nowNanos;
  }

  /// Whether there is room for the entry, which is then told how many there was none for.
  boolean take(Entry entry, long nowNanos) {
    tokens = Math.min(BURST, tokens + (nowNanos - lastNanos) / NANOS_A_RECORD);
    lastNanos = nowNanos;
    if (tokens < 1) {
      passedOver++;
      return false;
    }
    tokens--;
    if (passedOver > 0) {
      entry.with("passed_over", passedOver);
      passedOver = 0;
    }
    return true;
  }
}
