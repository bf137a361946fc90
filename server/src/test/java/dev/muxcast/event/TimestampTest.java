package dev.muxcast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampTest {
  private static final DateTimeFormatter REFERENCE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Test
  void theTextIsThatOfTheJdk() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      long millis = (long) (random.nextDouble() * 250_000_000_000_000L) - 62_000_000_000_000L;
      assertEquals(REFERENCE.format(Instant.ofEpochMilli(millis)), Timestamp.text(millis));
    }
  }

  @Test
  void leapDaysAndYearEndsAreRight() {
    for (String each :
        new String[] {
          "2000-02-29T00:00:00.000Z",
          "1900-03-01T12:00:00.001Z",
          "2026-12-31T23:59:59.999Z",
          "1970-01-01T00:00:00.000Z"
        }) {
      assertEquals(each, Timestamp.text(Instant.parse(each).toEpochMilli()));
    }
  }

  @Test
  void readsWhatItWrites() {
    Random random = new Random(2);
    for (int i = 0; i < 100_000; i++) {
      long millis = (long) (random.nextDouble() * 250_000_000_000_000L) - 62_000_000_000_000L;
      assertEquals(millis, Timestamp.millis(Timestamp.text(millis)));
    }
  }

  @Test
  void readsOffsetsAndAnyNumberOfFractionDigits() {
    for (String each :
        new String[] {
          "2026-11-23T10:02:03Z",
          "2026-11-23T10:02:03.4Z",
          "2026-11-23T10:02:03.456789012Z",
          "2026-11-23T11:02:03+01:00",
          "2026-11-22T22:32:03.5-11:30",
          "2024-02-29t23:59:59.999z"
        }) {
      long expected = java.time.OffsetDateTime.parse(each).toInstant().toEpochMilli();
      assertEquals(expected, Timestamp.millis(each), each);
    }
  }

  @Test
  void refusesWhatIsNoTime() {
    for (String each :
        new String[] {
          "",
          "now",
          "2026-11-23",
          "2026-11-23T10:02:03",
          "2026-11-23 10:02:03Z",
          "2026-02-29T10:02:03Z",
          "1900-02-29T10:02:03Z",
          "2026-13-01T10:02:03Z",
          "2026-00-01T10:02:03Z",
          "2026-11-31T10:02:03Z",
          "2026-11-23T24:00:00Z",
          "2026-11-23T10:60:00Z",
          "2026-11-23T10:02:03.Z",
          "2026-11-23T10:02:03+0100",
          "2026-11-23T10:02:03+01:00x",
          "2026-11-23T10:02:03ZZ",
          "2026-11-2 T10:02:03Z"
        }) {
      assertEquals(Timestamp.INVALID, Timestamp.millis(each), each);
    }
  }
}
