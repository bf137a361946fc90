package dev.muxcast.guard;

/// Numbers in text that others wrote. Nothing here throws: what is no number, or too large a one,
/// is what the caller says it is.
public final class Digits {
  private Digits() {}

  /// The number that a text of decimal digits is.
  ///
  /// @param most what is larger is taken for no number
  public static int of(String text, int most, int otherwise) {
    return (int) in(text, 0, text.length(), most, otherwise);
  }

  /// The number that the characters from `from` to `to` are.
  ///
  /// @param most what is larger is taken for no number
  public static long in(CharSequence text, int from, int to, long most, long otherwise) {
    if (from < 0 || from >= to || to > text.length()) {
      return otherwise;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || digit > most || value > (most - digit) / 10) {
        return otherwise;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
