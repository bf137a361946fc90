package dev.muxcast.look;

/// How far a captured row may reach, without tmux's own tables of how wide characters are. Pure.
final class RowWidth {
  private static final int TAB = 8;

  /// Latin, Greek, Cyrillic and the like.
  private static final char NARROW_TO = '\u1100';

  private static final char BOXES = '\u2500';
  private static final char BOXES_TO = '\u25fd';

  private RowWidth() {}

  /// Whether the row may be one that the pane wrapped: it reaches the right edge, or, as its next
  /// character was a wide one, the column before that. Rather once too often than once too seldom.
  ///
  /// @param row with the blanks at its end, as `capture-pane -N` tells it
  static boolean mayFill(String row, int width) {
    int length = row.length();
    if (2 * length < width - 1 && row.indexOf('\t') < 0) {
      return false;
    }
    int columns = 0;
    for (int i = 0; i < length; i++) {
      columns += columns(row.charAt(i));
    }
    return columns >= width - 1;
  }

  /// At most. Each half of a pair counts one, so both count two.
  private static int columns(char c) {
    if (c == '\t') {
      return TAB;
    }
    boolean narrow = c < NARROW_TO || c >= BOXES && c < BOXES_TO || Character.isSurrogate(c);
    return narrow ? 1 : 2;
  }

  /// The row as `capture-pane` tells it without `-N`.
  static String withoutBlanks(String row) {
    int end = row.length();
    while (end > 0 && row.charAt(end - 1) == ' ') {
      end--;
    }
    return end == row.length() ? row : row.substring(0, end);
  }
}
