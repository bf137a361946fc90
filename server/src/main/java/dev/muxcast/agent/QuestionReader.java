package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;

/// Reads the question and its answers off a screen that shows a prompt, with what a narrow pane
/// broke over several rows put together again. Pure.
final class QuestionReader {
  private static final int MOST_LINES = 4;
  private static final int MOST_ROWS = 12;
  private static final int MOST_ROWS_BELOW = 8;
  private static final int MOST_LENGTH = 500;
  private static final String MARKS = "❯›>●▶→";

  private final Wraps rows;
  private final int size;

  private QuestionReader(List<String> rows) {
    this.rows = new Wraps(rows);
    this.size = rows.size();
  }

  /// @param within the rows in which the prompt is, at their lower end
  /// @param asked the row in which the question begins, or -1
  /// @param answers the words of choices without numbers
  static Question read(ScreenView view, ScreenView.Range within, int asked, List<String> answers) {
    QuestionReader reader = new QuestionReader(view.rows(within));
    List<Integer> list = reader.list();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      found.add(
          reader.rows.answer(list.get(i), i + 1 < list.size() ? list.get(i + 1) : reader.size));
    }
    if (found.isEmpty() && !answers.isEmpty()) {
      String all = view.compact(within);
      for (String answer : answers) {
        if (all.contains(ScreenView.compact(answer))) {
          found.add(answer);
        }
      }
    }
    int row =
        asked >= within.from()
            ? asked - within.from()
            : reader.questionAbove(list.isEmpty() ? reader.first(found) : list.getFirst());
    return new Question(row < 0 ? "" : reader.text(row), List.copyOf(found));
  }

  /// The rows in which the answers begin of the lowest list that counts up from 1.
  private List<Integer> list() {
    List<Integer> list = new ArrayList<>();
    int expected = 0;
    int below = 0;
    for (int i = size - 1; i >= 0 && below <= MOST_ROWS_BELOW; i--) {
      String bare = bare(i);
      int number = number(bare);
      if (number > 0 && (expected == 0 || number == expected - 1)) {
        below = 0;
        list.addFirst(i);
        expected = number;
        if (number == 1) {
          return list;
        }
      } else if (!bare.isEmpty()) {
        below++;
      }
    }
    return List.of();
  }

  /// The row in which the answers without numbers begin; the end where they are not found.
  private int first(List<String> answers) {
    int first = size;
    for (int i = size - 1; i >= 0 && first - i <= MOST_ROWS_BELOW; i--) {
      String bare = ScreenView.compact(bare(i));
      for (String answer : answers) {
        first = !bare.isEmpty() && ScreenView.compact(answer).startsWith(bare) ? i : first;
      }
    }
    return first;
  }

  private int questionAbove(int below) {
    int nearest = -1;
    for (int i = below - 1; i >= 0; i--) {
      String bare = bare(i);
      if (bare.endsWith("?")) {
        return begin(i);
      }
      if (nearest < 0 && !bare.isEmpty()) {
        nearest = i;
      }
    }
    return nearest < 0 ? -1 : begin(nearest);
  }

  /// Where the line begins that ends in that row.
  private int begin(int row) {
    int first = row;
    while (rows.goOn(first - 1) && row - first < MOST_ROWS) {
      first--;
    }
    return first;
  }

  /// The question that begins in that row: up to its mark, a blank row or the answers.
  private String text(int row) {
    StringBuilder text = new StringBuilder();
    int lines = 0;
    for (int i = row; i < size && i < row + MOST_ROWS && lines < MOST_LINES; i++) {
      String bare = bare(i);
      if (bare.isEmpty() || i > row && number(bare) > 0) {
        break;
      }
      text.append(text.isEmpty() ? "" : " ").append(bare);
      if (bare.endsWith("?")) {
        break;
      }
      lines += rows.goOn(i) ? 0 : 1;
    }
    return text.length() > MOST_LENGTH ? text.substring(0, MOST_LENGTH) : text.toString();
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
  private String bare(int row) {
    String bare = rows.bare(row);
    if (bare.isEmpty() || MARKS.indexOf(bare.charAt(0)) < 0) {
      return bare;
    }
    int from = 1;
    while (from < bare.length() && Wraps.isFrame(bare.charAt(from))) {
      from++;
    }
    return bare.substring(from);
  }
}
