package dev.muxcast.event;

/// Times as the protocol writes them: RFC 3339, UTC, milliseconds. By hand, since a formatter of
/// the JDK costs a megabyte and every event has one.
public final class Timestamp {
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
}
