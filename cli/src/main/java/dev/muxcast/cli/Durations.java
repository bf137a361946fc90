package dev.muxcast.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Lengths of time as people write them: `90s`, `10m`, `2h`, `30d`.
final class Durations {

  private Durations() {}

  /// @return null when it is none
  static @Nullable Duration read(String text) {
    if (text.length() < 2 || text.length() > 9) {
      return null;
    }
    String digits = text.substring(0, text.length() - 1);
    if (!digits.chars().allMatch(Character::isDigit)) {
      return null;
    }
    long count = Long.parseLong(digits);
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      case 'd' -> Duration.ofDays(count);
      default -> null;
    };
  }

  /// In words, such as `13 min`.
  static String words(Duration length) {
    if (length.toDays() > 0) {
      return Counted.of(length.toDays(), "day");
    }
    if (length.toHours() > 0) {
      return length.toHours() + " h " + length.toMinutesPart() + " min";
    }
    if (length.toMinutes() > 0) {
      return length.toMinutes() + " min";
    }
    return length.toSeconds() > 0 ? length.toSeconds() + " s" : "less than 1 s";
  }

  /// In its largest unit; what is negative is nothing.
  static String brief(Duration length) {
    if (length.toDays() > 0) {
      return length.toDays() + "d";
    }
    if (length.toHours() > 0) {
      return length.toHours() + "h";
    }
    return length.toMinutes() > 0
        ? length.toMinutes() + "m"
        : Math.max(0, length.toSeconds()) + "s";
  }
}
