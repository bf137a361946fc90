package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How bad a line of output is.
enum Severity {
  INFO(Ink.PLAIN, Ink.PLAIN),
  WARNING(Ink.YELLOW, Ink.YELLOW_MARK),
  ERROR(Ink.RED, Ink.RED_MARK),
  CRITICAL(Ink.ALARM, Ink.ALARM);

  private final Ink ink;
  private final Ink marker;

  Severity(Ink ink, Ink marker) {
    this.ink = ink;
    this.marker = marker;
  }

  /// The colour of such a line.
  Ink ink() {
    return ink;
  }

  /// The colour of what made it such a line.
  Ink marker() {
    return marker;
  }

  /// @param otherwise what it is where the word is missing or not known
  static Severity of(@Nullable String word, Severity otherwise) {
    for (Severity each : values()) {
      if (each.word().equals(word)) {
        return each;
      }
    }
    return otherwise;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// As people write it.
  @Override
  public String toString() {
    return word();
  }

  Severity worse(Severity other) {
    return other.compareTo(this) > 0 ? other : this;
  }

  boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
