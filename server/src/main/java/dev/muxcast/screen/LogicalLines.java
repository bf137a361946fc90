package dev.muxcast.screen;

import dev.muxcast.look.PaneLook;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the rows of a pane that tmux wrapped together to the lines that were written. Pure.
final class LogicalLines {
  private LogicalLines() {}

  /// A line as it was written, and the rows it stands in.
  ///
  /// @param row its first one, counted from wherever the caller counts
  /// @param pieces what stands in each of its rows; together they are the line
  record Line(int row, List<String> pieces) {

    /// The line, without the blanks at its end.
    String text() {
      return pieces.size() == 1 ? pieces.getFirst() : String.join("", pieces).stripTrailing();
    }

    /// The row behind its last one.
    int end() {
      return row + pieces.size();
    }

    /// What stands in that row, without the blanks at its end.
    String piece(int at) {
      String piece = pieces.get(at - row);
      return pieces.size() == 1 ? piece : piece.stripTrailing();
    }

    /// The part that stands from that row on, which is one of its own.
    Line from(int later) {
      return later == row ? this : new Line(later, pieces.subList(later - row, pieces.size()));
    }

    /// What of that text, with which the line begins, stands from that row on.
    String rest(String text, int later) {
      int cut = String.join("", pieces.subList(0, later - row)).length();
      return cut <= text.length() ? text.substring(cut) : "";
    }

    /// The line without its secrets.
    ///
    /// @param masked the rows in sight, out of which those have been taken
    /// @param scrolled the first of those
    String masked(List<String> masked, int scrolled) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < pieces.size(); i++) {
        int at = row + i - scrolled;
        String piece = pieces.get(i);
        String shown = at < 0 || at >= masked.size() ? piece : masked.get(at);
        text.append(piece.stripTrailing().equals(shown) ? piece : shown);
      }
      return text.toString().stripTrailing();
    }

    Line movedBy(int rows) {
      return rows == 0 ? this : new Line(row + rows, pieces);
    }

    boolean isBlank() {
      return text().isEmpty();
    }
  }

  /// The lines that can be seen and those above, to the last one with text or the cursor.
  static List<Line> of(PaneLook look) {
    Screen screen = look.screen();
    List<String> rows = new ArrayList<>(look.above().size() + screen.height());
    rows.addAll(look.above());
    rows.addAll(screen.rows());
    int first = screen.scrolled() - look.above().size();
    List<Line> lines = of(rows, look.joined(), first);
    int cursor = screen.scrolled() + screen.cursorRow();
    int count = lines.size();
    while (count > 0 && lines.get(count - 1).isBlank() && lines.get(count - 1).row() > cursor) {
      count--;
    }
    return new ArrayList<>(lines.subList(0, count));
  }

  /// The lines that fill those rows.
  ///
  /// @param rows without the blanks at their ends
  /// @param joined the same, wrapped rows together (`capture-pane -J`); null where that is not
  ///   known, then each row is a line
  /// @param first what the first row is counted as
  static List<Line> of(List<String> rows, @Nullable List<String> joined, int first) {
    List<Line> lines = joined == null ? null : together(rows, joined, first);
    return lines == null ? each(rows, first) : lines;
  }

  private static List<Line> each(List<String> rows, int first) {
    List<Line> lines = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      lines.add(new Line(first + i, List.of(rows.get(i))));
    }
    return lines;
  }

  /// The first row, from the one given on, in which the two differ, or behind which there is
  /// nothing of one of them.
  static int differ(List<Line> some, List<Line> others, int from) {
    int i = indexOf(some, from);
    int j = indexOf(others, from);
    int row = from;
    while (i < some.size() && j < others.size()) {
      Line one = some.get(i);
      Line other = others.get(j);
      if (!one.piece(row).equals(other.piece(row))) {
        return row;
      }
      row++;
      i += row == one.end() ? 1 : 0;
      j += row == other.end() ? 1 : 0;
    }
    return row;
  }

  /// The lines that end behind that row, the first of which may begin before it.
  static List<Line> behind(List<Line> lines, int row) {
    return new ArrayList<>(lines.subList(indexOf(lines, row), lines.size()));
  }

  /// Takes out what stands before that row.
  static void cut(List<Line> lines, int row) {
    lines.subList(0, indexOf(lines, row)).clear();
    if (!lines.isEmpty() && lines.getFirst().row() < row) {
      lines.set(0, lines.getFirst().from(row));
    }
  }

  /// Has the last line begin in that row, what stands before it being one of its own.
  static void splitLast(List<Line> lines, int row) {
    Line last = lines.removeLast();
    if (last.row() < row) {
      lines.add(new Line(last.row(), last.pieces().subList(0, row - last.row())));
    }
    lines.add(last.from(row));
  }

  private static int indexOf(List<Line> lines, int row) {
    int i = 0;
    while (i < lines.size() && lines.get(i).end() <= row) {
      i++;
    }
    return i;
  }

  /// Null when the two don't belong together.
  private static @Nullable List<Line> together(List<String> rows, List<String> joined, int first) {
    if (joined.size() == rows.size()) {
      return each(rows, first);
    }
    List<Line> lines = new ArrayList<>(joined.size());
    int row = 0;
    for (String line : joined) {
      if (row >= rows.size()) {
        return null;
      }
      int begun = row;
      List<String> pieces = pieces(line, rows, row);
      if (pieces == null) {
        return null;
      }
      row += pieces.size();
      lines.add(new Line(first + begun, pieces));
    }
    return row == rows.size() ? lines : null;
  }

  /// The rows that make up that line, each with the blanks that stand before the next one.
  private static @Nullable List<String> pieces(String line, List<String> rows, int from) {
    String whole = line.stripTrailing();
    String row = rows.get(from);
    if (whole.equals(row)) {
      return List.of(row);
    }
    List<String> pieces = new ArrayList<>();
    int at = 0;
    for (int next = from; ; next++) {
      if (next >= rows.size() || !whole.startsWith(rows.get(next), at)) {
        return null;
      }
      int end = at + rows.get(next).length();
      if (end == whole.length()) {
        pieces.add(whole.substring(at));
        return pieces;
      }
      String after = next + 1 < rows.size() ? rows.get(next + 1) : "";
      int start = end;
      while (start < whole.length()
          && whole.charAt(start) == ' '
          && !(after.length() > 0 && whole.startsWith(after, start))) {
        start++;
      }
      pieces.add(whole.substring(at, start));
      at = start;
    }
  }

  /// What they say, LF between them.
  static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "" : "\n").append(lines.get(i).text());
    }
    return text.toString();
  }
}
