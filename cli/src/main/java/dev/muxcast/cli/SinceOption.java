package dev.muxcast.cli;

import dev.muxcast.client.Position;
import dev.muxcast.client.Since;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What `--since` says: a place in the log, or a time.
///
/// @param from where the server starts
/// @param notBefore what is older is left out here, since the server begins a little before a time;
///   null for nothing
record SinceOption(Since from, @Nullable Instant notBefore) {

  static final SinceOption NOW = new SinceOption(Since.NOW, null);

  /// Whether it is the oldest event there is.
  boolean isEarliest() {
    return from.equals(Since.EARLIEST);
  }

  /// Reads it.
  static final class Reader implements ITypeConverter<SinceOption> {
    @Override
    public SinceOption convert(String text) {
      return read(text, ZonedDateTime.now());
    }
  }

  /// @throws TypeConversionException with the forms that are understood
  static SinceOption read(String text, ZonedDateTime now) {
    if (text.equals("earliest")) {
      return new SinceOption(Since.EARLIEST, null);
    }
    int colon = text.lastIndexOf(':');
    try {
      boolean clock = colon <= 2 || text.indexOf(':') != colon;
      if (colon > 0 && !clock && !text.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
        long seq = Long.parseLong(text.substring(colon + 1));
        return new SinceOption(Since.after(new Position(text.substring(0, colon), seq)), null);
      }
      Instant time = time(text, now);
      return new SinceOption(Since.time(time), time);
    } catch (NumberFormatException | DateTimeParseException wrong) {
      throw new TypeConversionException(
          "'" + text + "' is none of: earliest, 10m, 2h, 1d, 14:30, 2026-01-31T14:30, EPOCH:SEQ");
    }
  }

  private static Instant time(String text, ZonedDateTime now) {
    Duration ago = Durations.read(text);
    if (ago != null) {
      return now.toInstant().minus(ago);
    }
    if (text.length() <= 8 && text.contains(":")) {
      ZonedDateTime today = now.with(LocalTime.parse(text));
      return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
    }
    if (text.endsWith("Z") || text.lastIndexOf('+') > 10) {
      return OffsetDateTime.parse(text).toInstant();
    }
    String full = text.contains("T") ? text : text + "T00:00";
    return LocalDateTime.parse(full).atZone(now.getZone()).toInstant();
  }
}
