package dev.muxcast.agent.status;

/// A pattern that is looked for in one row of a screen: a small subset of regular expressions whose
/// time is bounded by the row's length times the pattern's, whatever either holds.
///
/// Known are `^` and `$`, `.`, classes such as `[·✢*]` or `[^0-9]`, `\d`, `\w`, `\s`, `\` before
/// any other sign, `*`, `+`, `?`, groups and `|`. A blank stands for one blank or no-break space.
/// Case matters. At most 63 signs that stand for a character.
///
/// The pattern is an automaton without empty steps (Glushkov's): one bit per sign, and for each the
/// set of those that may follow. Immutable.
final class LinePattern {

  static final int MOST_SIGNS = 63;

  private final String text;
  private final boolean atStart;
  private final boolean atEnd;
  private final RowChars[] signs;
  private final long[] follow;
  private final long first;
  private final long last;
  private final boolean empty;

  /// @throws IllegalArgumentException saying what is wrong with the pattern
  LinePattern(String text) {
    this.text = text;
    atStart = text.startsWith("^");
    atEnd = text.endsWith("$") && !text.endsWith("\\$");
    PatternReader reader =
        new PatternReader(text.substring(atStart ? 1 : 0, text.length() - (atEnd ? 1 : 0)));
    PatternReader.Part whole = reader.read();
    signs = reader.signs();
    follow = reader.follow();
    first = whole.first();
    last = whole.last();
    empty = whole.empty();
  }

  /// Whether the pattern is found in the row.
  boolean in(CharSequence row) {
    if (empty && (!atEnd || !atStart || row.isEmpty())) {
      return true;
    }
    long active = 0;
    int length = row.length();
    for (int at = 0; at < length; at++) {
      long candidates = at == 0 || !atStart ? first : 0;
      for (long rest = active; rest != 0; rest &= rest - 1) {
        candidates |= follow[Long.numberOfTrailingZeros(rest)];
      }
      if (candidates == 0) {
        return false;
      }
      active = 0;
      char c = row.charAt(at);
      for (long rest = candidates; rest != 0; rest &= rest - 1) {
        int sign = Long.numberOfTrailingZeros(rest);
        if (signs[sign].has(c)) {
          active |= 1L << sign;
        }
      }
      if ((active & last) != 0 && (!atEnd || at + 1 == length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return text;
  }
}
