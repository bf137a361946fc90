package dev.muxcast.screen;

import dev.muxcast.tmux.Cells;

/// How the text of a row became another one.
enum RowChange {
  /// Only signs moved, no letter and no digit: a spinner, a blinking dot, a bar.
  SIGN,
  /// More was written behind it.
  GROWN,
  /// Few of its cells are others: a timer, a count.
  STEP,
  /// It says something else.
  OTHER;

  /// How `before` became `now`, which are not equal. A blank row has nothing in common with any.
  static RowChange of(String before, String now) {
    if (before.isEmpty() || now.isEmpty()) {
      return OTHER;
    }
    if (sameWords(before, now)) {
      return letters(now) == 0 && digits(now) == 0 ? OTHER : SIGN;
    }
    if (now.startsWith(before)) {
      return GROWN;
    }
    return letters(now) > 0 && sameLetters(before, now) ? STEP : OTHER;
  }

  /// What a row says: it without the frame, the scroll bar and the blanks at its end; empty where
  /// it is nothing but frame, blanks, blocks and dots.
  static String words(String row) {
    String text = Cells.untabbed(row);
    int end = text.length();
    while (end > 0 && isFrame(text.charAt(end - 1))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      if (!isFrame(text.charAt(i))) {
        return text.substring(0, end);
      }
    }
    return "";
  }

  private static boolean isFrame(char c) {
    return c >= '\u2500' && c <= '\u259f'
        || c >= '\u2800' && c <= '\u28ff'
        || c <= ' '
        || c == '\u00a0';
  }

  /// Whether both begin with the same sign, as a composer does whatever is typed in it.
  static boolean beginsAlike(String before, String now) {
    String was = before.stripLeading();
    String is = now.stripLeading();
    return !was.isEmpty()
        && !is.isEmpty()
        && was.charAt(0) == is.charAt(0)
        && !Character.isLetterOrDigit(was.charAt(0));
  }

  /// How many letters there are.
  static int letters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
    }
    return letters;
  }

  /// A number for the letters of a row, whatever signs and numbers stand among them; 0 where there
  /// are too few to tell it by.
  static int signature(String text) {
    int hash = 7;
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        hash = hash * 31 + c;
        letters++;
      }
    }
    return letters < 3 ? 0 : hash;
  }

  /// A number for the letters and digits of a row, whatever signs stand among them.
  static int figures(String text) {
    int hash = 7;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hash = Character.isLetterOrDigit(c) ? hash * 31 + c : hash;
    }
    return hash;
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private static boolean sameWords(String before, String now) {
    int i = 0;
    int j = 0;
    while (true) {
      while (i < before.length() && !Character.isLetterOrDigit(before.charAt(i))) {
        i++;
      }
      while (j < now.length() && !Character.isLetterOrDigit(now.charAt(j))) {
        j++;
      }
      if (i == before.length() || j == now.length()) {
        return i == before.length() && j == now.length();
      }
      if (before.charAt(i++) != now.charAt(j++)) {
        return false;
      }
    }
  }

  /// Whether nearly all letters are the same: those that the two begin with, and those they end
  /// with.
  private static boolean sameLetters(String before, String now) {
    int i = nextLetter(before, 0);
    int j = nextLetter(now, 0);
    int same = 0;
    while (i < before.length() && j < now.length() && before.charAt(i) == now.charAt(j)) {
      same++;
      i = nextLetter(before, i + 1);
      j = nextLetter(now, j + 1);
    }
    int end = lastLetter(before, before.length());
    int endNow = lastLetter(now, now.length());
    while (end >= i && endNow >= j && before.charAt(end) == now.charAt(endNow)) {
      same++;
      end = lastLetter(before, end);
      endNow = lastLetter(now, endNow);
    }
    int most = Math.max(letters(before), letters(now));
    return most - same <= most / 5;
  }

  private static int nextLetter(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isLetter(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int lastLetter(String text, int before) {
    int at = before - 1;
    while (at >= 0 && !Character.isLetter(text.charAt(at))) {
      at--;
    }
    return at;
  }
}
