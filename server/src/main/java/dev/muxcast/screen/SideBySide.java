package dev.muxcast.screen;

import dev.muxcast.screen.LogicalLines.Line;
import dev.muxcast.tmux.Cells;
import java.util.ArrayList;
import java.util.List;

/// Parts a screen on which two things stand beside one another, such as a conversation and a panel:
/// what changes in one of them would else be told with what stands beside it. They are known by the
/// line between them, which goes down more than half of the screen. Where that line is the left
/// side of a frame or of a table, or a mark before what is said, nothing is parted. Pure.
final class SideBySide {
  private SideBySide() {}

  /// The rows, where two things stand in them those of the left one first.
  ///
  /// @param rows of the screen from its top to the last one with text, each a line of one piece
  /// @param height of the screen
  static List<Line> parted(List<Line> rows, int height) {
    int at = height / 2;
    String middle = at < rows.size() ? rows.get(at).text() : "";
    int cell = 0;
    for (int i = 0; i < middle.length(); ) {
      int codePoint = middle.codePointAt(i);
      if (isBorder(codePoint)) {
        int from = reach(rows, at, cell, -1);
        int to = reach(rows, at, cell, 1);
        if (to - from > height / 2) {
          return saysSomething(rows.subList(from, to), cell) ? parted(rows, from, to, cell) : rows;
        }
      }
      cell += Cells.of(codePoint, cell);
      i += Character.charCount(codePoint);
    }
    return rows;
  }

  private static List<Line> parted(List<Line> rows, int from, int to, int cell) {
    List<Line> parted = new ArrayList<>(rows.size() + to - from);
    List<Line> right = new ArrayList<>(to - from);
    parted.addAll(rows.subList(0, from));
    for (Line row : rows.subList(from, to)) {
      String text = row.text();
      int border = indexOf(text, cell);
      parted.add(new Line(row.row(), List.of(text.substring(0, border).stripTrailing())));
      right.add(new Line(row.row(), List.of(text.substring(border + 1))));
    }
    parted.addAll(right);
    parted.addAll(rows.subList(to, rows.size()));
    return parted;
  }

  /// Where the line in that column ends above the middle row, or the row behind its end below it.
  private static int reach(List<Line> rows, int middle, int cell, int step) {
    int row = middle;
    while (row >= 0 && row < rows.size() && borders(rows.get(row).text(), cell)) {
      row += step;
    }
    return step < 0 ? row + 1 : row;
  }

  private static boolean borders(String row, int cell) {
    int at = indexOf(row, cell);
    return at >= 0 && isBorder(row.charAt(at));
  }

  private static boolean saysSomething(List<Line> rows, int before) {
    for (Line row : rows) {
      String text = row.text();
      if (!RowChange.words(text.substring(0, indexOf(text, before))).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// Where in the row that cell begins, -1 where none does.
  private static int indexOf(String row, int cell) {
    int at = Cells.index(row, cell);
    return at < row.length() && Cells.of(row.substring(0, at)) == cell ? at : -1;
  }

  private static boolean isBorder(int c) {
    return c == '\u2502' || c == '\u2503' || c == '\u2551' || c >= '\u251c' && c <= '\u252b';
  }
}
