package dev.muxcast.event;

import java.util.Locale;

/// How much a line of output matters, from least to most. Its order is the order of the constants:
/// a filter's `severity` is a minimum.
public enum Severity {
  INFO,
  WARNING,
  ERROR,
  CRITICAL;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The word the protocol uses, such as `warning`.
  public String word() {
    return word;
  }

  /// Whether this is at least as severe as the given minimum.
  public boolean atLeast(Severity minimum) {
    return compareTo(minimum) >= 0;
  }
}
