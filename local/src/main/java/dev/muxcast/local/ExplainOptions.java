package dev.muxcast.local;

import dev.muxcast.agent.StoredScreen;
import dev.muxcast.config.Refusal;

/// What `muxcast explain --screen` was called with.
///
/// @param screen the file, `-` for standard input
/// @param height the pane's rows, 0 when not told
record ExplainOptions(
    String screen, String title, String command, int height, boolean json, boolean help) {

  static final String HELP =
      """
      Usage: muxcast explain --screen FILE [--title TITLE] [--command COMMAND] [--size WxH] [--json]
      Says what the agent on a stored screen does, and which rule and row tell it. Needs no server.

        --screen   what `tmux capture-pane -p` printed, with -e or without, or `explain --save` wrote;
                   - reads standard input
        --title    the pane's title
        --command  its pane_current_command
        --size     the pane's size, such as 120x40: rows above it are scrollback and don't count

      Example: tmux capture-pane -p -t %3 | muxcast explain --screen - --command claude
      """;

  static ExplainOptions parse(String... arguments) throws Refusal {
    String screen = null;
    String title = "";
    String command = "";
    int height = 0;
    boolean json = false;
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      int equals = option.startsWith("--") ? option.indexOf('=') : -1;
      String word = equals < 0 ? option : option.substring(0, equals);
      switch (word) {
        case "--json" -> json = true;
        case "--help", "-h" -> {
          return new ExplainOptions("", "", "", 0, false, true);
        }
        case "--screen", "--title", "--command", "--size" -> {
          if (equals < 0 && ++i == arguments.length) {
            throw wrong(word + " needs a value");
          }
          String value = equals < 0 ? arguments[i] : option.substring(equals + 1);
          switch (word) {
            case "--screen" -> screen = value;
            case "--title" -> title = value;
            case "--command" -> command = value;
            default -> {
              int[] size = StoredScreen.size(value);
              if (size == null) {
                throw wrong("--size is WIDTHxHEIGHT, such as 120x40, not " + value);
              }
              height = size[1];
            }
          }
        }
        default -> throw wrong("does not know '" + option + "'");
      }
    }
    if (screen == null) {
      throw wrong("needs --screen FILE");
    }
    return new ExplainOptions(screen, title, command, height, json, false);
  }

  private static Refusal wrong(String what) {
    return new Refusal("explain " + what + "; see muxcast explain --help");
  }
}
