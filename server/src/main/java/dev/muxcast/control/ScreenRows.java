package dev.muxcast.control;

import dev.muxcast.tmux.Screen;

/// Reads captured screens. Pure.
final class ScreenRows {
  private static final String COMPOSER_MARKS = "❯›>";

  private ScreenRows() {}

  /// A text without blanks and frames, so that wrapping does not matter.
  static String compact(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '\u00a0' && !frame(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// How often a compact text stands on the screen.
  static int count(Screen screen, String compact) {
    String all = compact(String.join("", screen.rows()));
    int count = 0;
    for (int at = all.indexOf(compact); at >= 0; at = all.indexOf(compact, at + 1)) {
      count++;
    }
    return count;
  }

  /// What stands before the cursor in its row, compact.
  static String beforeCursor(Screen screen) {
    if (screen.cursorRow() >= screen.rows().size()) {
      return "";
    }
    String row = screen.rows().get(screen.cursorRow());
    return compact(row.substring(0, Math.min(row.length(), screen.cursorColumn())));
  }

  /// What is in an agent's composer, compact: the lowest row that begins with a composer's mark; ""
  /// where there is none.
  static String composer(Screen screen) {
    for (int i = screen.rows().size() - 1; i >= 0; i--) {
      String row = bare(screen.rows().get(i));
      if (!row.isEmpty() && COMPOSER_MARKS.indexOf(row.charAt(0)) >= 0) {
        return compact(row);
      }
    }
    return "";
  }

  /// Whether something else stands in the composer; where there is none, on the screen.
  static boolean composerChanged(Screen before, Screen now) {
    String was = composer(before);
    return was.isEmpty() ? !same(before, now) : !was.equals(composer(now));
  }

  /// Whether text stands in an agent's composer: before the cursor and behind the composer's mark
  /// or border. A placeholder stands behind the cursor.
  static boolean hasDraft(Screen screen) {
    if (screen.cursorRow() >= screen.rows().size()) {
      return false;
    }
    String row = screen.rows().get(screen.cursorRow()).stripLeading();
    boolean composer = !row.isEmpty() && (COMPOSER_MARKS + "┃│").indexOf(row.charAt(0)) >= 0;
    String before = beforeCursor(screen);
    int mark = !before.isEmpty() && COMPOSER_MARKS.indexOf(before.charAt(0)) >= 0 ? 1 : 0;
    return composer && before.length() > mark;
  }

  static boolean same(Screen a, Screen b) {
    return a.rows().equals(b.rows())
        && a.cursorRow() == b.cursorRow()
        && a.cursorColumn() == b.cursorColumn()
        && a.alternate() == b.alternate();
  }

  /// A row without blanks and frames at its ends.
  static String bare(String row) {
    int from = 0;
    int to = row.length();
    while (from < to && blank(row.charAt(from))) {
      from++;
    }
    while (from < to && blank(row.charAt(to - 1))) {
      to--;
    }
    return row.substring(from, to);
  }

  private static boolean blank(char c) {
    return c <= ' ' || c == '\u00a0' || frame(c);
  }

  private static boolean frame(char c) {
    return c >= '\u2500' && c <= '\u259f' || c == '|';
  }
}
