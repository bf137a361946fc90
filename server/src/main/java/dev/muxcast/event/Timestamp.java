package dev.muxcast.event;

/// Times as the protocol writes them: RFC 3339, UTC, milliseconds. By hand, since a formatter of
/// the JDK costs a megabyte and every event has one.
public final class Timestamp {
  /// What [#millis] gives for a text that is no time.
  public static final long INVALID = Long.MIN_VALUE;

  private static final long MILLIS_A_DAY = 86_400_000L;

  private Timestamp() {}

  /// Such as `2026-11-23T10:02:03.456Z`, for years 0 to 9999.
  public static String text(long millis) {
    long day = Math.floorDiv(millis, MILLIS_A_DAY);
    int inDay = (int) Math.floorMod(millis, MILLIS_A_DAY);
    byte[] out = new byte[24];
    date(out, day);
    out[10] = 'T';
    two(out, 11, inDay / 3_600_000);
    out[13] = ':';
    two(out, 14, inDay / 60_000 % 60);
    out[16] = ':';
    two(out, 17, inDay / 1_000 % 60);
    out[19] = '.';
    out[20] = (byte) ('0' + inDay % 1_000 / 100);
    two(out, 21, inDay % 100);
    out[23] = 'Z';
    return new String(out, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /// Days since 1970 to a proleptic Gregorian date: years that begin in March, so that the leap day
  /// is a year's last.
  private static void date(byte[] out, long day) {
    long shifted = day + 719_468;
    long era = Math.floorDiv(shifted, 146_097);
    int ofEra = (int) Math.floorMod(shifted, 146_097);
    int yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * ofYear + 2) / 153;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    two(out, 0, year / 100);
    two(out, 2, year % 100);
    out[4] = '-';
    two(out, 5, month);
    out[7] = '-';
    two(out, 8, ofYear - (153 * marchMonth + 2) / 5 + 1);
  }

  private static void two(byte[] out, int at, int value) {
    out[at] = (byte) ('0' + value / 10);
    out[at + 1] = (byte) ('0' + value % 10);
  }

  /// Milliseconds since 1970 of an RFC 3339 time (§5.6), such as `2026-11-23T10:02:03Z` or
  /// `2026-11-23T11:02:03.4567+01:00`; what is finer than a millisecond is cut off. [#INVALID] for
  /// anything else.
  public static long millis(String text) {
    int length = text.length();
    if (length < 20
        || length > 40
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || (text.charAt(10) | 0x20) != 't'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return INVALID;
    }
    int century = number(text, 0, 99);
    int year = number(text, 2, 99);
    int month = number(text, 5, 12);
    int day = number(text, 8, 31);
    int hour = number(text, 11, 23);
    int minute = number(text, 14, 59);
    int second = number(text, 17, 60);
    if ((century | year | month | day | hour | minute | second) < 0) {
      return INVALID;
    }
    int at = 19;
    int fraction = 0;
    if (text.charAt(at) == '.') {
      int scale = 100;
      int first = ++at;
      while (at < length && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        fraction += (text.charAt(at++) - '0') * scale;
        scale /= 10;
      }
      if (at == first) {
        return INVALID;
      }
    }
    int offset = offsetMinutes(text, at);
    long days = days(century * 100 + year, month, day);
    if (offset == Integer.MIN_VALUE || days == INVALID) {
      return INVALID;
    }
    return days * MILLIS_A_DAY
        + (hour * 60L + minute - offset) * 60_000L
        + second * 1_000L
        + fraction;
  }

  private static int offsetMinutes(String text, int at) {
    if (at + 1 == text.length() && (text.charAt(at) | 0x20) == 'z') {
      return 0;
    }
    if (at + 6 != text.length() || text.charAt(at + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    int hours = number(text, at + 1, 23);
    int minutes = number(text, at + 4, 59);
    char sign = text.charAt(at);
    if ((hours | minutes) < 0 || sign != '+' && sign != '-') {
      return Integer.MIN_VALUE;
    }
    return sign == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes;
  }

  /// Days since 1970 of a date, or [#INVALID] for one that does not exist.
  private static long days(int year, int month, int day) {
    boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    int last =
        month == 2
            ? (leap ? 29 : 28)
            : month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    if (month == 0 || day == 0 || day > last) {
      return INVALID;
    }
    int marchYear = month <= 2 ? year - 1 : year;
    int marchMonth = month <= 2 ? month + 9 : month - 3;
    long era = Math.floorDiv(marchYear, 400);
    int ofEra = Math.floorMod(marchYear, 400);
    int ofYear = (153 * marchMonth + 2) / 5 + day - 1;
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
  }

  /// Two digits, or -1 where there are none or they are more than the most.
  private static int number(String text, int at, int most) {
    int tens = text.charAt(at) - '0';
    int ones = text.charAt(at + 1) - '0';
    boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
    return digits && tens * 10 + ones <= most ? tens * 10 + ones : -1;
  }
}
