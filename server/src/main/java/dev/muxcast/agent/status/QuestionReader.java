package dev.muxcast.agent.status;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Reads the question and its answers off a screen that shows a prompt. Pure.
final class QuestionReader {
  private static final int MOST_TEXT_ROWS = 4;
  private static final int MOST_ROWS_BELOW = 8;
  private static final int MOST_LENGTH = 500;

  private QuestionReader() {}

  /// @param within the rows in which the prompt is, at their lower end
  /// @param asked the row in which the question begins, or -1
  /// @param answers the words of choices without numbers
  static Question read(ScreenView view, ScreenView.Range within, int asked, List<String> answers) {
    List<String> numbered = new ArrayList<>();
    int firstRow = numbered(view, within, numbered);
    if (numbered.isEmpty() && !answers.isEmpty()) {
      String all = view.compact(within);
      for (String answer : answers) {
        if (all.contains(ScreenView.compact(answer))) {
          numbered.add(answer);
        }
      }
    }
    int row = asked >= 0 ? asked : questionAbove(view, within, firstRow);
    return new Question(row < 0 ? "" : text(view, row, within.to()), List.copyOf(numbered));
  }

  /// The lowest list that counts up from 1.
  ///
  /// @return the row of its first answer, or the end of the rows
  private static int numbered(ScreenView view, ScreenView.Range within, List<String> into) {
    int expected = 0;
    int below = 0;
    for (int i = within.to() - 1; i >= within.from() && below <= MOST_ROWS_BELOW; i--) {
      String bare = bare(view.row(i));
      int number = number(bare);
      if (number > 0 && (expected == 0 || number == expected - 1)) {
        below = 0;
        into.add(withoutNumber(bare));
        expected = number;
        if (number == 1) {
          Collections.reverse(into);
          return i;
        }
      } else if (!bare.isEmpty()) {
        below++;
      }
    }
    into.clear();
    return within.to();
  }

  private static int questionAbove(ScreenView view, ScreenView.Range within, int below) {
    int nearest = -1;
    for (int i = below - 1; i >= within.from(); i--) {
      String bare = bare(view.row(i));
      if (bare.endsWith("?")) {
        int row = i;
        while (row > within.from() && !bare(view.row(row - 1)).isEmpty() && i - row < 2) {
          row--;
        }
        return row;
      }
      if (nearest < 0 && !bare.isEmpty()) {
        nearest = i;
      }
    }
    return nearest;
  }

  /// The question that begins in that row: up to its mark, a blank row or the answers.
  private static String text(ScreenView view, int row, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = row; i < end && i < row + MOST_TEXT_ROWS; i++) {
      String bare = bare(view.row(i));
      if (bare.isEmpty() || i > row && number(bare) > 0) {
        break;
      }
      text.append(text.isEmpty() ? "" : " ").append(bare);
      if (bare.endsWith("?")) {
        break;
      }
    }
    return text.length() > MOST_LENGTH ? text.substring(0, MOST_LENGTH) : text.toString();
  }

  private static String withoutNumber(String bare) {
    int dot = 0;
    while (bare.charAt(dot) != '.' && bare.charAt(dot) != ')') {
      dot++;
    }
    return bare.substring(dot + 1).strip();
  }

  private static int number(String bare) {
    int digits = 0;
    while (digits < bare.length() && Character.isDigit(bare.charAt(digits)) && digits < 3) {
      digits++;
    }
    boolean numbered =
        digits > 0
            && digits < 3
            && digits + 1 < bare.length()
            && (bare.charAt(digits) == '.' || bare.charAt(digits) == ')')
            && bare.charAt(digits + 1) == ' ';
    return numbered ? Integer.parseInt(bare.substring(0, digits)) : 0;
  }

  /// A row without blanks, frames and the mark of what is chosen.
  private static String bare(String row) {
    int from = 0;
    int to = row.length();
    while (from < to && isFrame(row.charAt(from))) {
      from++;
    }
    while (from < to && isFrame(row.charAt(to - 1))) {
      to--;
    }
    if (from < to && "❯›>●▶→".indexOf(row.charAt(from)) >= 0) {
      from++;
      while (from < to && isFrame(row.charAt(from))) {
        from++;
      }
    }
    return row.substring(from, to);
  }

  private static boolean isFrame(char c) {
    return c <= ' ' || c == '\u00a0' || c >= '\u2500' && c <= '\u259f';
  }
}
