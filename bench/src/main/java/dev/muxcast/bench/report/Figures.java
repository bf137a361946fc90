package dev.muxcast.bench.report;

import java.util.ArrayList;
import java.util.List;

/// What one run of a row found. Filled by the row's thread.
public final class Figures {
  private final List<Figure> all = new ArrayList<>();
  private long expected;
  private long read;

  /// A figure that must not exceed its limit.
  public void atMost(String name, double value, String unit, double limit) {
    all.add(new Figure(name, value, unit, Figure.Kind.AT_MOST, limit));
  }

  /// A figure that must reach its limit.
  public void atLeast(String name, double value, String unit, double limit) {
    all.add(new Figure(name, value, unit, Figure.Kind.AT_LEAST, limit));
  }

  public void reported(String name, double value, String unit) {
    all.add(new Figure(name, value, unit, Figure.Kind.REPORTED, 0));
  }

  public void reference(String name, double value, String unit) {
    all.add(new Figure(name, value, unit, Figure.Kind.REFERENCE, 0));
  }

  /// Adds to what all clients together had to read and did read.
  public void delivered(long expectedMore, long readMore) {
    expected += expectedMore;
    read += readMore;
  }

  public List<Figure> all() {
    return List.copyOf(all);
  }

  public long expected() {
    return expected;
  }

  public long read() {
    return read;
  }
}
