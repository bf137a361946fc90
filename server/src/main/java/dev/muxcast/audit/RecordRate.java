package dev.muxcast.audit;

/// How much is written down about somebody's coming, going and looking: so many records at once,
/// then one a second. Guarded by its owner.
final class RecordRate {
  private final int burst;
  private final double nanosEach;
  private double left;
  private long lastNanos;
  private long passedOver;

  /// @param burst how many at once
  /// @param nanosEach how long until there is room for another
  RecordRate(int burst, double nanosEach, long nowNanos) {
    this.burst = burst;
    this.nanosEach = nanosEach;
    left = burst;
    lastNanos = nowNanos;
  }

  /// Whether there is room for the entry, which is then told how many there was none for.
  boolean take(AuditRecord entry, long nowNanos) {
    left = Math.min(burst, left + (nowNanos - lastNanos) / nanosEach);
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
