package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.muxcast.client.Position;
import dev.muxcast.client.Since;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class SinceOptionTest {

  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-23T10:00:00+01:00");

  @ParameterizedTest
  @CsvSource({
    "10m, 2026-11-23T08:50:00Z",
    "2h, 2026-11-23T07:00:00Z",
    "1d, 2026-11-22T09:00:00Z",
    "09:30, 2026-11-23T08:30:00Z",
    "14:30, 2026-11-22T13:30:00Z",
    "2026-11-20, 2026-11-19T23:00:00Z",
    "2026-11-20T12:00, 2026-11-20T11:00:00Z",
    "2026-11-20T12:00:00Z, 2026-11-20T12:00:00Z",
    "2026-11-20T12:00:00+02:00, 2026-11-20T10:00:00Z",
  })
  void timesAreUnderstood(String text, Instant time) {
    assertEquals(new SinceOption(Since.time(time), time), SinceOption.read(text, NOW));
  }

  @Test
  void placesInTheLogAreUnderstood() {
    assertEquals(new SinceOption(Since.EARLIEST, null), SinceOption.read("earliest", NOW));
    assertEquals(
        new SinceOption(Since.after(new Position("k3f9ab", 17)), null),
        SinceOption.read("k3f9ab:17", NOW));
  }

  @ParameterizedTest
  @CsvSource({"yesterday", "10", "-5m", "25:99", "2026-13-01", "99999999999999d"})
  void anythingElseIsRefused(String text) {
    assertThrows(TypeConversionException.class, () -> SinceOption.read(text, NOW));
  }
}
