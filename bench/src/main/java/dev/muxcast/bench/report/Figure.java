package dev.muxcast.bench.report;

/// One number that a row measured, in one run or as the median of several.
///
/// @param kind what the number is held against
/// @param limit the budget; means nothing for kinds without one
public record Figure(String name, double value, String unit, Kind kind, double limit) {

  /// What a number is there for.
  public enum Kind {
    /// Must not exceed its limit.
    AT_MOST,
    /// Must reach its limit.
    AT_LEAST,
    /// Stands in the table for the reader.
    REPORTED,
    /// Something else's number, for comparison.
    REFERENCE
  }

  /// Whether the value keeps its budget, or has none.
  public boolean kept() {
    return switch (kind) {
      case AT_MOST -> value <= limit;
      case AT_LEAST -> value >= limit;
      case REPORTED, REFERENCE -> true;
    };
  }

  /// The same figure with another value.
  public Figure with(double other) {
    return new Figure(name, other, unit, kind, limit);
  }
}
