package dev.muxcast.tmux;

/// How many cells of a terminal a character takes. Pure.
///
/// Source: Unicode's EastAsianWidth and general categories, as `wcwidth` has them.
public final class Cells {
  private static final int TAB = 8;

  private Cells() {}

  /// The cells of a character that is written at that column; 0 where it joins the one before.
  public static int of(int codePoint, int column) {
    if (codePoint == '\t') {
      return TAB - column % TAB;
    }
    return codePoint < 0x300 ? 1 : isWide(codePoint) ? 2 : joins(codePoint) ? 0 : 1;
  }

  /// The cells of a text that begins at the left edge.
  public static int of(CharSequence text) {
    int cells = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = Character.codePointAt(text, i);
      cells += of(codePoint, cells);
      i += Character.charCount(codePoint);
    }
    return cells;
  }

  /// Where in the row the character stands before which there are so many cells; behind it where it
  /// begins before them and ends after, and the row's length where the row has fewer. What joins
  /// the character before belongs to that.
  public static int index(String row, int before) {
    int cells = 0;
    int at = 0;
    while (at < row.length()) {
      int codePoint = row.codePointAt(at);
      int wide = of(codePoint, cells);
      if (cells >= before && wide > 0) {
        break;
      }
      cells += wide;
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /// The row with blanks where its tabs are, as a terminal shows them.
  public static String untabbed(String row) {
    if (row.indexOf('\t') < 0) {
      return row;
    }
    StringBuilder text = new StringBuilder();
    int cells = 0;
    for (int i = 0; i < row.length(); ) {
      int codePoint = row.codePointAt(i);
      int wide = of(codePoint, cells);
      if (codePoint == '\t') {
        text.repeat(' ', wide);
      } else {
        text.appendCodePoint(codePoint);
      }
      cells += wide;
      i += Character.charCount(codePoint);
    }
    return text.toString();
  }

  private static boolean joins(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115f
            || c >= 0x231a && c <= 0x231b
            || c >= 0x23e9 && c <= 0x23ec
            || c == 0x23f0
            || c == 0x23f3
            || c >= 0x2614 && c <= 0x2615
            || c == 0x26a1
            || c == 0x2705
            || c >= 0x270a && c <= 0x270b
            || c == 0x2728
            || c == 0x274c
            || c == 0x274e
            || c >= 0x2753 && c <= 0x2755
            || c == 0x2757
            || c >= 0x2795 && c <= 0x2797
            || c == 0x2b50
            || c >= 0x2e80 && c <= 0x303e
            || c >= 0x3041 && c <= 0xa4cf
            || c >= 0xa960 && c <= 0xa97c
            || c >= 0xac00 && c <= 0xd7a3
            || c >= 0xf900 && c <= 0xfaff
            || c >= 0xfe30 && c <= 0xfe6f
            || c >= 0xff00 && c <= 0xff60
            || c >= 0xffe0 && c <= 0xffe6
            || c >= 0x1f300 && c <= 0x1f64f
            || c >= 0x1f680 && c <= 0x1f6ff
            || c >= 0x1f7e0 && c <= 0x1f7eb
            || c >= 0x1f900 && c <= 0x1faff
            || c >= 0x20000 && c <= 0x3fffd);
  }
}
