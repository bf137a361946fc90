package dev.muxcast.tmux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a pane shows, so that a terminal can be made to show it too: the rows with their colours,
/// the cursor, the modes and the title. Nothing in it asks the terminal to answer.
///
/// @param instance of the tmux server that drew it, `PID-STARTTIME`
/// @param modes each of the format's flags, in their order
/// @param rows `height` many, each of which begins and ends without colours
public record TerminalPicture(
    int width,
    int height,
    int cursorColumn,
    int cursorRow,
    int regionTop,
    int regionEnd,
    String instance,
    List<String> modes,
    String title,
    List<String> rows) {

  static final String FORMAT =
      "#{pane_height} #{pane_width} #{cursor_x} #{cursor_y} #{scroll_region_upper}"
          + " #{scroll_region_lower} #{pid}-#{start_time} #{alternate_on} #{cursor_flag}"
          + " #{keypad_cursor_flag} #{keypad_flag} #{mouse_standard_flag} #{mouse_button_flag}"
          + " #{mouse_all_flag} #{mouse_sgr_flag} #{bracket_paste_flag} #{insert_flag}"
          + " #{wrap_flag} #{pane_title}";

  private static final int FIRST_MODE = 7;

  /// What to send where a mode is on and where it is off, beginning with whether the cursor shows.
  /// A tmux that does not know one leaves its field empty: then it is off.
  private static final String[][] MODES = {
    {"\033[?25h", "\033[?25l"},
    {"\033[?1h", "\033[?1l"},
    {"\033=", "\033>"},
    {"\033[?1000h", "\033[?1000l"},
    {"\033[?1002h", "\033[?1002l"},
    {"\033[?1003h", "\033[?1003l"},
    {"\033[?1006h", "\033[?1006l"},
    {"\033[?2004h", "\033[?2004l"},
    {"\033[4h", "\033[4l"},
    {"\033[?7h", "\033[?7l"}
  };

  private static final int TITLE = FIRST_MODE + 1 + MODES.length;

  /// The picture in an answer to [TmuxCommand.TerminalScreen]; null when the pane is gone.
  public static @Nullable TerminalPicture of(Reply reply) {
    return reply.ok() && !reply.lines().isEmpty() ? of(reply.lines()) : null;
  }

  /// The picture in a head of [#FORMAT] and the rows behind it; null when they are none.
  static @Nullable TerminalPicture of(List<String> lines) {
    String[] head = lines.getFirst().split(" ", TITLE + 1);
    int height = Screen.height(lines.getFirst());
    if (head.length != TITLE + 1 || height < 1 || height != lines.size() - 1) {
      return null;
    }
    return new TerminalPicture(
        QuotedFields.cells(head[1]),
        height,
        QuotedFields.cells(head[2]),
        QuotedFields.cells(head[3]),
        QuotedFields.cells(head[4]),
        QuotedFields.cells(head[5]),
        head[6],
        List.of(head).subList(FIRST_MODE, TITLE),
        head[TITLE],
        StyledRows.of(lines.subList(1, lines.size())));
  }

  private boolean alternate() {
    return modes.getFirst().equals("1");
  }

  private boolean on(int mode) {
    return modes.get(mode + 1).equals("1");
  }

  /// What to feed a terminal of that size, whatever it shows.
  public byte[] whole() {
    // Not every terminal leaves the alternate screen when it is reset.
    StringBuilder out = new StringBuilder("\033[?1049l\033c");
    if (alternate()) {
      out.append("\033[?1049h");
    }
    // The line-drawing set stands behind SO, as tmux writes it.
    out.append("\033(B\033)0\017\033[0m\033[2J\033[H\033[?7l");
    for (int row = 0; row < height; row++) {
      to(row, 0, out);
      out.append(rows.get(row));
    }
    out.append("\033[").append(regionTop + 1).append(';').append(regionEnd + 1).append('r');
    modes(out);
    title(out);
    to(cursorRow, cursorColumn, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// What to feed a terminal that shows an earlier picture.
  public byte[] since(TerminalPicture before) {
    if (!sameSize(before) || alternate() != before.alternate()) {
      return whole();
    }
    StringBuilder out = new StringBuilder();
    if (!rows.equals(before.rows)) {
      out.append("\033[4l\033[?7l\017\033[0m");
      for (int row = 0; row < height; row++) {
        if (!rows.get(row).equals(before.rows.get(row))) {
          to(row, 0, out);
          out.append("\033[2K").append(rows.get(row));
        }
      }
    }
    if (!out.isEmpty() || !modes.equals(before.modes)) {
      modes(out);
    }
    if (!title.equals(before.title)) {
      title(out);
    }
    to(cursorRow, cursorColumn, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Whether a terminal for the one fits the other.
  public boolean sameSize(TerminalPicture other) {
    return width == other.width && height == other.height;
  }

  /// What is off comes first: a terminal may take one kind of mouse off for another.
  private void modes(StringBuilder out) {
    for (int i = 0; i < MODES.length; i++) {
      if (!on(i)) {
        out.append(MODES[i][1]);
      }
    }
    for (int i = 0; i < MODES.length; i++) {
      if (on(i)) {
        out.append(MODES[i][0]);
      }
    }
  }

  private void title(StringBuilder out) {
    out.append("\033]2;");
    for (int i = 0; i < title.length(); i++) {
      if (StyledRows.printable(title.charAt(i))) {
        out.append(title.charAt(i));
      }
    }
    out.append("\033\\");
  }

  private static void to(int row, int column, StringBuilder out) {
    out.append("\033[").append(row + 1).append(';').append(column + 1).append('H');
  }
}
