package dev.muxcast.agent;

/// The characters that one sign of a [LinePattern] stands for: ranges, perhaps negated.
///
/// @param ranges pairs of a first and a last character
/// @param negated whether it stands for all others
record RowChars(String ranges, boolean negated) {

  static final RowChars ANY = new RowChars("", true);
  static final RowChars BLANK = new RowChars("  \u00a0\u00a0", false);
  private static final RowChars DIGIT = new RowChars("09", false);
  private static final RowChars WORD = new RowChars("azAZ09__\u00c0\u024f", false);
  private static final RowChars SPACE = new RowChars("  \t\t\u00a0\u00a0", false);

  /// Those of ASCII are shared: most signs of most patterns are among them.
  private static final RowChars[] ASCII = new RowChars[128];

  static RowChars of(char c) {
    if (c == ' ') {
      return BLANK;
    }
    RowChars known = c < 128 ? ASCII[c] : null;
    if (known == null) {
      known = new RowChars(String.valueOf(new char[] {c, c}), false);
      if (c < 128) {
        ASCII[c] = known;
      }
    }
    return known;
  }

  /// What `\` and this character stand for.
  static RowChars escape(char c) {
    return switch (c) {
      case 'd' -> DIGIT;
      case 'w' -> WORD;
      case 's' -> SPACE;
      default -> of(c);
    };
  }

  boolean has(char c) {
    for (int i = 0; i < ranges.length(); i += 2) {
      if (c >= ranges.charAt(i) && c <= ranges.charAt(i + 1)) {
        return !negated;
      }
    }
    return negated;
  }
}
