package dev.muxcast.tmux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a pane shows: plain text without control characters, one string per row, spaces at the ends
/// cut by tmux.
///
/// @param cursorRow counted from 0
/// @param alternate whether the alternate screen is shown
/// @param inMode whether someone looks at the pane in a mode, such as copy mode; the rows are the
///   program's all the same
/// @param scrolled how many lines went out of sight at the top and are kept by tmux
/// @param rows always `height` many
public record Screen(
    int width,
    int height,
    int cursorColumn,
    int cursorRow,
    boolean alternate,
    boolean inMode,
    int scrolled,
    List<String> rows) {

  static final String FORMAT =
      "#{pane_height} #{pane_width} #{cursor_x} #{cursor_y} #{alternate_on} #{pane_in_mode}"
          + " #{history_size}";

  /// The screen in an answer to [TmuxCommand.Capture]; null when the pane is gone.
  public static @Nullable Screen of(Reply reply) {
    if (!reply.ok() || reply.lines().isEmpty()) {
      return null;
    }
    List<String> head = QuotedFields.fields(reply.lines().getFirst());
    int height = height(reply.lines().getFirst());
    if (head.size() != 7 || height != reply.lines().size() - 1) {
      return null;
    }
    return new Screen(
        (int) QuotedFields.number(head.get(1), 0),
        height,
        (int) QuotedFields.number(head.get(2), 0),
        (int) QuotedFields.number(head.get(3), 0),
        QuotedFields.on(head.get(4)),
        QuotedFields.on(head.get(5)),
        (int) QuotedFields.number(head.get(6), 0),
        plain(reply.lines().subList(1, reply.lines().size())));
  }

  /// The rows without control characters but tabs: tmux keeps C1 ones that came as UTF-8.
  private static List<String> plain(List<String> rows) {
    List<String> plain = null;
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      String text = PlainText.of(row, true);
      if (text != row) {
        plain = plain == null ? new ArrayList<>(rows) : plain;
        plain.set(i, text);
      }
    }
    return plain == null ? rows : plain;
  }

  /// What stands in the cursor's row to the left of it, with the blanks that tmux cut off there.
  public String beforeCursor() {
    String row = cursorRow < rows.size() ? rows.get(cursorRow) : "";
    return row.length() >= cursorColumn
        ? row.substring(0, cursorColumn)
        : row + " ".repeat(cursorColumn - row.length());
  }

  /// The same with other text in its rows.
  public Screen withRows(List<String> others) {
    return new Screen(width, height, cursorColumn, cursorRow, alternate, inMode, scrolled, others);
  }

  /// The height that a capture's first block tells; -1 when the pane is gone.
  static int height(String head) {
    int space = head.indexOf(' ');
    return space < 0 ? -1 : (int) QuotedFields.number(head.substring(0, space), -1);
  }
}
