package dev.muxcast.text;

/// Which two characters the patterns of a rule file begin with, whatever their case: most places of
/// a text are ruled out by one look at this, before any pattern is asked. It may say yes where no
/// pattern begins, never the contrary.
///
/// Filled by its owner, then only read; may be shared by threads from then on.
final class Beginnings {
  private static final int ASCII = 128;

  private final long[] pairs = new long[ASCII * ASCII / Long.SIZE];

  void add(char first, char second) {
    mark(pair(first, second));
  }

  /// For a pattern that says nothing of the second character.
  void add(char first) {
    int pair = pair(first, '\0');
    for (int second = 0; second < ASCII; second++) {
      mark(pair + second);
    }
  }

  private void mark(int pair) {
    pairs[pair / Long.SIZE] |= 1L << pair;
  }

  boolean has(char first, char second) {
    int pair = pair(first, second);
    return (pairs[pair / Long.SIZE] & 1L << pair) != 0;
  }

  private static int pair(char first, char second) {
    return (lower(first) & ASCII - 1) * ASCII | lower(second) & ASCII - 1;
  }

  static char lower(char c) {
    if (c < ASCII) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }
}
