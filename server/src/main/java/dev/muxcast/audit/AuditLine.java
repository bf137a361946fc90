package dev.muxcast.audit;

import org.jspecify.annotations.Nullable;

/// One record as it stands in a file: `{"n":17,"prev":"…",…,"mac":"…"}`.
///
/// @param number counts up from 1, over all files
/// @param prev the MAC of the record before
/// @param mac of this one
record AuditLine(long number, String prev, String mac) {
  private static final String NUMBER = "{\"n\":";
  private static final String PREV = ",\"prev\":\"";

  static String of(long number, String prev, String fields, Seal seal) {
    return seal.close(NUMBER + number + PREV + prev + "\"," + fields);
  }

  /// What the line says of itself; null when it is none.
  static @Nullable AuditLine parse(String line) {
    String mac = Seal.macOf(line);
    int comma = line.indexOf(',');
    int prev = comma + PREV.length();
    if (mac == null
        || !line.startsWith(NUMBER)
        || !line.startsWith(PREV, comma)
        || line.length() < prev + Seal.LENGTH) {
      return null;
    }
    try {
      long number = Long.parseLong(line, NUMBER.length(), comma, 10);
      return new AuditLine(number, line.substring(prev, prev + Seal.LENGTH), mac);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
