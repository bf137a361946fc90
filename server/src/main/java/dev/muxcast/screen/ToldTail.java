package dev.muxcast.screen;

import dev.muxcast.screen.LogicalLines.Line;
import dev.muxcast.tmux.Cells;
import java.util.ArrayList;
import java.util.List;

/// The end of what a pane has told as lines: by that the first capture of its screen is laid on
/// what stands there already. Mutable, owned by its [CapturedText].
final class ToldTail {
  private static final int MOST = 4096;
  private static final int MOST_ROWS = 128;

  private final StringBuilder text = new StringBuilder();

  /// The pane wrote that; it goes on where the text before ended.
  void add(String more) {
    text.append(more, Math.max(0, more.length() - MOST), more.length());
    int over = text.length() - MOST;
    if (over > 0) {
      int cut = text.indexOf("\n", over);
      text.delete(0, cut < 0 ? over : cut + 1);
    }
  }

  /// Only that stands there.
  void set(String what) {
    text.setLength(0);
    add(what);
  }

  /// The rows that it fills.
  ///
  /// @param width of the pane, in cells
  List<Line> rows(int width) {
    List<Line> rows = new ArrayList<>();
    StringBuilder row = new StringBuilder();
    int cells = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int wide = Cells.of(codePoint, cells);
      if (codePoint == '\n' || cells + wide > width && codePoint != '\t') {
        add(rows, row);
        cells = 0;
      }
      if (codePoint == '\t') {
        row.repeat(' ', wide);
      } else if (codePoint != '\n') {
        row.appendCodePoint(codePoint);
      }
      cells += codePoint == '\n' ? 0 : wide;
      i += Character.charCount(codePoint);
    }
    add(rows, row);
    return rows.subList(Math.max(0, rows.size() - MOST_ROWS), rows.size());
  }

  private static void add(List<Line> rows, StringBuilder row) {
    rows.add(new Line(rows.size(), List.of(row.toString().stripTrailing())));
    row.setLength(0);
  }
}
