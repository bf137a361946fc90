package dev.muxcast.audit;

/// How much is written down about somebody's coming, going and looking: so many records at once,
/// then one a second. Guarded by its owner.
final class RecordRate {
  private static final double NANOS_A_RECORD = 1e9;

  private final int burst;
  private double left;
  private long lastNanos;
  private long passedOver;

  RecordRate(int burst, long nowNanos) {
    this.burst = burst;
    left = burst;
    lastNanos = nowNanos;
  }

  /// Whether there is room for the entry, which is then told how many there was none for.
  boolean take(AuditRecord entry, long nowNanos) {
    left = Math.min(burst, left + (nowNanos - lastNanos) / NANOS_A_RECORD);
    lastNanos = nowNanos;
    if (left < 1) {
      passedOver++;
      return false;
    }
    left--;
    if (passedOver > 0) {
      entry.with("passed_over", passedOver);
      passedOver = 0;
    }
    return true;
  }
}
