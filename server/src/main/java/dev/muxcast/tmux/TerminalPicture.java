package dev.muxcast.tmux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to feed a fresh terminal so that it shows a pane as it is: the rows with their colours, the
/// cursor and the modes. Nothing in it asks the terminal to answer.
///
/// @param instance of the tmux server that drew it, `PID-STARTTIME`
public record TerminalPicture(int width, int height, String instance, byte[] bytes) {

  static final String FORMAT =
      "#{pane_height} #{pane_width} #{cursor_x} #{cursor_y} #{scroll_region_upper}"
          + " #{scroll_region_lower} #{pid}-#{start_time} #{alternate_on} #{cursor_flag}"
          + " #{keypad_cursor_flag} #{keypad_flag} #{mouse_standard_flag} #{mouse_button_flag}"
          + " #{mouse_all_flag} #{mouse_sgr_flag} #{insert_flag} #{origin_flag} #{wrap_flag}";

  /// The fields from the eighth on: what to send where one is 1, and where it is 0.
  private static final String[][] MODES = {
    {"", ""},
    {"\033[?25h", "\033[?25l"},
    {"\033[?1h", ""},
    {"\033=", ""},
    {"\033[?1000h", ""},
    {"\033[?1002h", ""},
    {"\033[?1003h", ""},
    {"\033[?1006h", ""},
    {"\033[4h", ""},
    {"", ""},
    {"", "\033[?7l"}
  };

  /// The picture in an answer to [TmuxCommand.TerminalScreen]; null when the pane is gone.
  public static @Nullable TerminalPicture of(Reply reply) {
    if (!reply.ok() || reply.lines().isEmpty()) {
      return null;
    }
    List<String> head = List.of(reply.lines().getFirst().split(" ", -1));
    int height = Screen.height(reply.lines().getFirst());
    if (head.size() != 7 + MODES.length || height != reply.lines().size() - 1) {
      return null;
    }
    StringBuilder out = new StringBuilder("\033c");
    if (head.get(7).equals("1")) {
      out.append("\033[?1049h");
    }
    // The line-drawing set stands behind SO, as tmux writes it.
    out.append("\033(B\033)0\017\033[0m\033[2J\033[H\033[?7l");
    for (int row = 1; row <= height; row++) {
      out.append("\033[").append(row).append(";1H");
      coloured(reply.lines().get(row), out);
    }
    out.append("\017\033[0m\033[?7h");
    out.append("\033[").append(number(head, 4) + 1).append(';').append(number(head, 5) + 1);
    out.append('r');
    for (int i = 0; i < MODES.length; i++) {
      out.append(MODES[i][head.get(7 + i).equals("0") ? 1 : 0]);
    }
    out.append("\033[").append(number(head, 3) + 1).append(';').append(number(head, 2) + 1);
    out.append('H');
    byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
    return new TerminalPicture(number(head, 1), height, head.get(6), bytes);
  }

  private static int number(List<String> head, int field) {
    return QuotedFields.integer(head.get(field), 0);
  }

  /// The row with its colours (SGR) and shifts, and without any other control sequence.
  static void coloured(String row, StringBuilder out) {
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '\033') {
        int end = endOfColour(row, i);
        if (end > 0) {
          out.append(row, i, end);
          i = end - 1;
        }
      } else if (c == '\016' || c == '\017' || (c >= ' ' && c < '\177') || c >= '\240') {
        out.append(c);
      }
    }
  }

  /// Where `ESC [ … m` ends that begins there; 0 when it is something else.
  private static int endOfColour(String row, int from) {
    int at = from + 1;
    if (at >= row.length() || row.charAt(at) != '[') {
      return 0;
    }
    at++;
    while (at < row.length() && (row.charAt(at) >= '0' && row.charAt(at) <= ';')) {
      at++;
    }
    return at < row.length() && row.charAt(at) == 'm' ? at + 1 : 0;
  }
}
