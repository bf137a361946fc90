package dev.muxcast.bench.load;

/// Counts durations in buckets no wider than 1/64 of their value. One thread at a time; fixed size,
/// so that recording allocates nothing.
public final class Histogram {
  private static final int SUB_BITS = 6;
  private static final int SUB = 1 << SUB_BITS;
  private final long[] counts = new long[SUB * 60];
  private long total;
  private long max;

  /// Counts one duration; a negative one counts as nothing.
  public void record(long nanos) {
    long value = Math.max(nanos, 0);
    counts[bucket(value)]++;
    total++;
    max = Math.max(max, value);
  }

  /// Adds another's counts to this.
  public void add(Histogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
    max = Math.max(max, other.max);
  }

  public long total() {
    return total;
  }

  public double maxMillis() {
    return max / 1e6;
  }

  /// The duration in milliseconds that the given share (0 to 1) does not exceed.
  public double millisAt(double share) {
    long wanted = Math.max(1, (long) Math.ceil(total * share));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return Math.min(upper(i), max) / 1e6;
      }
    }
    return maxMillis();
  }

  private static int bucket(long value) {
    if (value < SUB) {
      return (int) value;
    }
    int shift = 63 - Long.numberOfLeadingZeros(value) - SUB_BITS;
    return SUB * (shift + 1) + (int) (value >>> shift) - SUB;
  }

  private static long upper(int bucket) {
    if (bucket < SUB) {
      return bucket;
    }
    int shift = bucket / SUB - 1;
    return ((long) (bucket % SUB + SUB + 1) << shift) - 1;
  }
}
