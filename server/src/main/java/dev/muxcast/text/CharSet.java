package dev.muxcast.text;

/// A set of characters: the ASCII ones by a bit each, others by name.
///
/// @param low bits 0 to 63
/// @param high bits 64 to 127
/// @param others whether it holds the characters beyond ASCII that `named` doesn't name
/// @param named characters beyond ASCII: members, or where it holds all others those left out
record CharSet(long low, long high, boolean others, String named) {

  static final CharSet BLANK = new CharSet(1L << ' ' | 1L << '\t' | 1L << '\n', 0, false, "");
  private static final CharSet DIGIT = parse("[0-9]");
  private static final CharSet WORD = parse("[A-Za-z0-9_]");

  boolean has(char c) {
    if (c < 64) {
      return (low >>> c & 1) != 0;
    }
    return c < 128 ? (high >>> c & 1) != 0 : others != named.indexOf(c) >= 0;
  }

  /// The only character of the set, or -1.
  int single() {
    int ascii = Long.bitCount(low) + Long.bitCount(high);
    if (others || ascii + named.length() != 1) {
      return -1;
    }
    if (ascii == 0) {
      return named.charAt(0);
    }
    return low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
  }

  /// Whether a word goes on through this character.
  static boolean isWord(char c) {
    return WORD.has(c);
  }

  /// Where the character, escape or class that begins at `at` ends.
  static int end(String text, int at) {
    char c = text.charAt(at);
    if (c == '\\') {
      return Math.min(text.length(), at + 2);
    }
    if (c != '[') {
      return at + 1;
    }
    for (int i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ']') {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("a [ is not closed");
  }

  /// One character, one escape or one class.
  static CharSet parse(String text) {
    if (!text.startsWith("[") || text.length() == 1) {
      return text.startsWith("\\") && text.length() > 1
          ? escape(text.charAt(1))
          : of(text.charAt(0));
    }
    boolean negated = text.startsWith("[^");
    CharSet set = new CharSet(0, 0, false, "");
    int last = text.length() - 1;
    for (int i = negated ? 2 : 1; i < last; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        set = set.with(escape(text.charAt(i)));
      } else if (i + 2 < last && text.charAt(i + 1) == '-') {
        for (char member = c; member <= text.charAt(i + 2) && member < 128; member++) {
          set = set.with(of(member));
        }
        i += 2;
      } else {
        set = set.with(of(c));
      }
    }
    return negated ? set.negated() : set;
  }

  private static CharSet escape(char c) {
    return switch (c) {
      case 's' -> BLANK;
      case 'S' -> BLANK.negated();
      case 'd' -> DIGIT;
      case 'w' -> WORD;
      default -> of(c);
    };
  }

  private static CharSet of(char c) {
    if (c >= 128) {
      return new CharSet(0, 0, false, String.valueOf(c));
    }
    return c < 64 ? new CharSet(1L << c, 0, false, "") : new CharSet(0, 1L << (c - 64), false, "");
  }

  private CharSet with(CharSet other) {
    return new CharSet(
        low | other.low, high | other.high, others || other.others, named + other.named);
  }

  private CharSet negated() {
    return new CharSet(~low, ~high, !others, named);
  }

  /// The same with the other case of every letter.
  CharSet anyCase() {
    long letters = (1L << 26) - 1 << 1;
    long either = (high | high >>> 32) & letters;
    CharSet both = new CharSet(low, high | either | either << 32, others, named);
    for (int i = 0; i < named.length(); i++) {
      both = both.with(of(Character.toLowerCase(named.charAt(i))));
      both = both.with(of(Character.toUpperCase(named.charAt(i))));
    }
    return both;
  }
}
