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
/// @param scrolled how many rows went out of sight at the top and are kept by tmux
/// @param mostScrolled how many rows tmux keeps at most (`history-limit`)
/// @param rows always `height` many
public record Screen(
    int width,
    int height,
    int cursorColumn,
    int cursorRow,
    boolean alternate,
    boolean inMode,
    int scrolled,
    int mostScrolled,
    List<String> rows) {

  /// Asks for all but the rows, and for how many lines may scroll away before tmux forgets some.
  public static final String FORMAT =
      "#{pane_height} #{pane_width} #{cursor_x} #{cursor_y} #{alternate_on} #{pane_in_mode}"
          + " #{history_size} #{history_limit}";

  /// The screen in an answer to [TmuxCommand.Capture]; null when the pane is gone.
  public static @Nullable Screen of(Reply reply) {
    if (!reply.ok() || reply.lines().isEmpty()) {
      return null;
    }
    int height = height(reply.lines().getFirst());
    int rows = reply.lines().size() - 1;
    return height < 0 || height > rows
        ? null
        : of(
            reply.lines().getFirst(),
            reply.lines().subList(1 + rows - height, reply.lines().size()));
  }

  /// The rows above those in sight, in the same answer, where they were asked for.
  public static List<String> above(Reply reply) {
    int height = reply.lines().isEmpty() ? -1 : height(reply.lines().getFirst());
    int rows = reply.lines().size() - 1;
    return height < 0 || height >= rows
        ? List.of()
        : plain(reply.lines().subList(1, 1 + rows - height));
  }

  /// The screen of a head of [#FORMAT] and the rows behind it; null when the pane is gone.
  public static @Nullable Screen of(String first, List<String> rows) {
    List<String> head = QuotedFields.fields(first);
    int height = height(first);
    if (head.size() != 8 || height < 0) {
      return null;
    }
    return new Screen(
        QuotedFields.cells(head.get(1)),
        height,
        QuotedFields.cells(head.get(2)),
        QuotedFields.cells(head.get(3)),
        QuotedFields.on(head.get(4)),
        QuotedFields.on(head.get(5)),
        QuotedFields.integer(head.get(6), 0),
        QuotedFields.integer(head.get(7), 0),
        plain(rows));
  }

  /// The rows without control characters but tabs: tmux keeps C1 ones that came as UTF-8.
  public static List<String> plain(List<String> rows) {
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

  /// How many of the oldest rows tmux forgets at once when it keeps that many at most
  /// (`grid_collect_history`).
  public static int forgottenAtOnce(int most) {
    return Math.max(1, most / 10);
  }

  /// Whether tmux may have forgotten some of the oldest rows, so that their count tells little.
  public static boolean mayHaveForgotten(int scrolled, int most) {
    return scrolled >= most - forgottenAtOnce(most);
  }

  /// Whether there may have been rows that nobody can see any more: where tmux keeps none, any.
  public boolean mayHaveForgotten() {
    return mostScrolled == 0
        ? rows.stream().anyMatch(row -> !row.isEmpty())
        : mayHaveForgotten(scrolled, mostScrolled);
  }

  /// What stands in the cursor's row to the left of it, with the blanks that tmux cut off there.
  public String beforeCursor() {
    String row = cursorRow < rows.size() ? rows.get(cursorRow) : "";
    String before = row.substring(0, Cells.index(row, cursorColumn));
    return before + " ".repeat(Math.max(0, cursorColumn - Cells.of(before)));
  }

  /// Whether text fills it from the top to the cursor at the bottom, so that more of it may have
  /// scrolled away, whatever tmux keeps.
  public boolean isFull() {
    return !alternate && cursorRow == height - 1 && !rows.getFirst().isEmpty();
  }

  /// The cursor's row, counted from the oldest one that tmux keeps.
  public int cursorLine() {
    return scrolled + cursorRow;
  }

  /// The same with other text in its rows.
  public Screen withRows(List<String> others) {
    return new Screen(
        width, height, cursorColumn, cursorRow, alternate, inMode, scrolled, mostScrolled, others);
  }

  /// How many rows follow that first block, where so many above those in sight are asked for and
  /// tmux has them; -1 when the pane is gone.
  static int rows(String head, int above) {
    int height = height(head);
    List<String> fields = above == 0 || height < 0 ? List.of() : QuotedFields.fields(head);
    return fields.size() != 8
        ? height
        : height + Math.min(above, QuotedFields.integer(fields.get(6), 0));
  }

  /// The height that a capture's first block tells; -1 when the pane is gone.
  static int height(String head) {
    int space = head.indexOf(' ');
    return space < 0 ? -1 : QuotedFields.integer(head.substring(0, space), -1);
  }
}
