package dev.muxcast.agent;

import java.util.List;

/// Rows as people read them: without frames, and where a narrow pane broke a line, as one. A row
/// goes on in the next one when the next one's first word would not have fitted into it; so the
/// explanation below a short answer stays apart from it. Immutable.
public final class Wraps {
  /// Agents leave so many columns free at the right, more or less.
  private static final int SLACK_COLUMNS = 2;

  private final List<String> rows;
  private final int[] starts;
  private final int[] ends;
  private final int widest;

  /// @param rows those among which the widest tells how much fits into one
  public Wraps(List<String> rows) {
    this.rows = rows;
    starts = new int[rows.size()];
    ends = new int[rows.size()];
    int most = 0;
    for (int i = 0; i < starts.length; i++) {
      String row = rows.get(i);
      int from = 0;
      int to = row.length();
      while (from < to && isFrame(row.charAt(from))) {
        from++;
      }
      while (from < to && isFrame(row.charAt(to - 1))) {
        to--;
      }
      starts[i] = from;
      ends[i] = to;
      most = hasWords(row, from, to) ? Math.max(most, width(row, to)) : most;
    }
    widest = most;
  }

  /// A row without blanks and frames.
  public String bare(int row) {
    return rows.get(row).substring(starts[row], ends[row]);
  }

  /// Whether a line goes on in the next row.
  public boolean goOn(int row) {
    if (row < 0 || row + 1 >= rows.size() || starts[row] == ends[row]) {
      return false;
    }
    String next = bare(row + 1);
    return hasWords(next, 0, next.length())
        && width(rows.get(row), ends[row]) + 1 + firstWord(next) > room(row) - SLACK_COLUMNS;
  }

  /// How many columns there are up to the frame at the right, or to the end of the widest row.
  private int room(int row) {
    String all = rows.get(row).stripTrailing();
    boolean framed = !all.isEmpty() && isFrame(all.charAt(all.length() - 1));
    return framed ? Math.min(widest, width(all, all.length()) - 2) : widest;
  }

  /// The words behind the number with which a row begins, with all the rows that they go on in:
  /// these are further to the right than the number.
  ///
  /// @param end the row before which they end at the latest
  public String answer(int row, int end) {
    String all = rows.get(row);
    int number = starts[row];
    while (!Character.isDigit(all.charAt(number))) {
      number++;
    }
    int dot = number;
    while (Character.isDigit(all.charAt(dot))) {
      dot++;
    }
    StringBuilder text = new StringBuilder(all.substring(dot + 1, ends[row]).strip());
    for (int i = row; i + 1 < end && goOn(i) && starts[i + 1] > number; i++) {
      text.append(' ').append(bare(i + 1));
    }
    return text.toString();
  }

  private static boolean hasWords(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static int firstWord(String text) {
    int blank = text.indexOf(' ');
    int end = blank < 0 ? text.length() : blank;
    // Where letters are wide, lines break between any two of them.
    return isWide(text.charAt(0)) ? 2 : width(text, end);
  }

  private static int width(String text, int end) {
    int columns = 0;
    for (int i = 0; i < end; i++) {
      columns += isWide(text.charAt(i)) ? 2 : 1;
    }
    return columns;
  }

  private static boolean isWide(char c) {
    return c >= '\u2e80' && c <= '\ud7ff' || c >= '\uf900' && c <= '\uffe6';
  }

  static boolean isFrame(char c) {
    return c <= ' ' || c == '\u00a0' || c >= '\u2500' && c <= '\u259f';
  }
}
