package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetTimeTest {
  /// A Tuesday.
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "You've hit your 5-hour limit · resets 4:58am (UTC)~2026-11-25T04:58:00Z",
        "You've hit your session limit · resets 3:45pm~2026-11-24T14:45:00Z",
        "weekly limit · resets Mon 12:00am~2026-11-29T23:00:00Z",
        "resets 3pm (Asia/Tokyo)~2026-11-25T06:00:00Z",
        "Upgrade to Pro (https://x) or try again at 4:56 AM.~2026-11-25T03:56:00Z",
        "try again at Nov 28th, 2026 7:00 PM.~2026-11-28T18:00:00Z",
        "Provider is overloaded [retrying in 59m 59s attempt #1]~2026-11-24T12:59:59Z",
        "Try again in 3 days 4 hours 10 minutes.~2026-11-27T16:10:00Z",
        "resets Jan 2, 9am~2027-01-02T08:00:00Z",
        "limit resets 16:30~2026-11-24T15:30:00Z"
      })
  void theEndOfALimitIsReadFromItsText(String text, Instant end) {
    assertEquals(end, ResetTime.in(text, NOW, ZoneId.of("Europe/Berlin")));
  }

  @Test
  void aTextWithoutATimeSaysNone() {
    assertNull(ResetTime.in("resets soon", NOW, ZoneId.of("UTC")));
    assertNull(ResetTime.in("try again at 99:99", NOW, ZoneId.of("UTC")));
    assertNull(ResetTime.in("Credit balance is too low", NOW, ZoneId.of("UTC")));
  }
}
