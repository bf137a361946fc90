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
}
