package dev.muxcast.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/// The server's UTC times as the user's own.
final class LocalTimes {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private LocalTimes() {}

  /// Such as `14:03:59`; what is no time stays as it is.
  static String of(String utc) {
    return of(utc, ZoneId.systemDefault());
  }

  static String of(String utc, ZoneId zone) {
    try {
      return CLOCK.format(Instant.parse(utc).atZone(zone));
    } catch (DateTimeParseException unknown) {
      return utc;
    }
  }
}
