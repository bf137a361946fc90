package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// A pattern that is looked for in one row of a screen: a small subset of regular expressions whose
/// time is bounded by the row's length times the pattern's, whatever either holds.
///
/// Known are `^` and `$`, `.`, classes such as `[·✢*]` or `[^0-9]`, `\d`, `\w`, `\s`, `\` before
/// any other sign, `*`, `+`, `?`, groups and `|`. A blank stands for one blank or no-break space.
/// Case matters. At most 63 signs that stand for a character.
///
/// The pattern is an automaton without empty steps (Glushkov's): one bit per sign, and for each the
/// set of those that may follow. It is made at the first use: most agents' patterns are never used.
/// Used on one thread.
final class LinePattern {

  static final int MOST_SIGNS = 63;

  private record Automaton(RowChars[] signs, long[] follow, PatternReader.Part whole) {}

  private final String text;
  private final boolean atStart;
  private final boolean atEnd;
  private @Nullable Automaton made;
  private String literal = "";

  LinePattern(String text) {
    this.text = text;
    atStart = text.startsWith("^");
    atEnd = text.endsWith("$") && !text.endsWith("\\$");
  }

  /// Proves that the pattern can be used.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  LinePattern checked() {
    automaton();
    return this;
  }

  private Automaton automaton() {
    Automaton known = made;
    if (known == null) {
      PatternReader reader =
          new PatternReader(text.substring(atStart ? 1 : 0, text.length() - (atEnd ? 1 : 0)));
      PatternReader.Part whole = reader.read();
      known = new Automaton(reader.signs(), reader.follow(), whole);
      made = known;
      literal = literal(text);
    }
    return known;
  }

  /// Whether the pattern is found in the row.
  boolean in(CharSequence row) {
    Automaton it = automaton();
    if (it.whole.empty() && (!atEnd || !atStart || row.isEmpty())) {
      return true;
    }
    if (atStart && !begins(it, row)) {
      return false;
    }
    if (literal.length() > 1 && row instanceof String whole && !whole.contains(literal)) {
      return false; // most rows end here, at a fraction of the cost
    }
    long active = 0;
    int length = row.length();
    for (int at = 0; at < length; at++) {
      long candidates = at == 0 || !atStart ? it.whole.first() : 0;
      for (long rest = active; rest != 0; rest &= rest - 1) {
        candidates |= it.follow[Long.numberOfTrailingZeros(rest)];
      }
      if (candidates == 0) {
        return false;
      }
      active = 0;
      char c = row.charAt(at);
      for (long rest = candidates; rest != 0; rest &= rest - 1) {
        int sign = Long.numberOfTrailingZeros(rest);
        if (it.signs[sign].has(c)) {
          active |= 1L << sign;
        }
      }
      if ((active & it.whole.last()) != 0 && (!atEnd || at + 1 == length)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a row's first character can be the pattern's first.
  private static boolean begins(Automaton it, CharSequence row) {
    if (row.isEmpty()) {
      return it.whole.empty();
    }
    char c = row.charAt(0);
    for (long rest = it.whole.first(); rest != 0; rest &= rest - 1) {
      if (it.signs[Long.numberOfTrailingZeros(rest)].has(c)) {
        return true;
      }
    }
    return it.whole.empty();
  }

  /// The longest piece that has to stand in a row as it is; empty where there is none.
  private static String literal(String pattern) {
    StringBuilder run = new StringBuilder();
    String longest = "";
    int depth = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean plain = depth == 0 && "\\.[]()*+?|^$ ".indexOf(c) < 0;
      boolean maybe = i + 1 < pattern.length() && "*+?".indexOf(pattern.charAt(i + 1)) >= 0;
      if (plain && !maybe) {
        run.append(c);
        longest = run.length() > longest.length() ? run.toString() : longest;
        continue;
      }
      run.setLength(0);
      switch (c) {
        case '|' -> {
          if (depth == 0) {
            return "";
          }
        }
        case '(' -> depth++;
        case ')' -> depth--;
        case '[' -> {
          while (i < pattern.length() && pattern.charAt(i) != ']') {
            i += pattern.charAt(i) == '\\' ? 2 : 1;
          }
        }
        case '\\' -> i++;
        default -> {}
      }
    }
    return longest;
  }

  @Override
  public String toString() {
    return text;
  }
}
