package dev.muxcast.tmux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What muxcast may ask a tmux server through a control client. A closed set: constant text, ids of
/// ours, and text of users as numbers only ([TmuxText]), so that none of it can be taken for
/// anything else. A client is bound to one server process, so nothing reaches a later one.
///
/// Formats are read back by [PaneRow], [SessionRow], [PaneFacts] and [Screen].
public sealed interface TmuxCommand {

  /// The line or lines for tmux, without the last line end.
  String line();

  /// The line or lines as they go to tmux: each command's name without its last letter. A user may
  /// have an alias of that name (`command-alias`), which would answer with other blocks than we
  /// wait for; tmux looks for aliases by whole names, and for commands by any clear beginning.
  default String unaliased() {
    String lines = line();
    StringBuilder out = new StringBuilder(lines.length());
    int from = 0;
    while (from < lines.length()) {
      int name = lines.indexOf(' ', from);
      int end = lines.indexOf('\n', from) + 1;
      out.append(lines, from, name - 1);
      from = end == 0 ? lines.length() : end;
      out.append(lines, name, from);
    }
    return out.toString();
  }

  /// How many blocks the answer has.
  default int blocks() {
    return 1;
  }

  /// All panes of the server, one [PaneRow] each; a pane in several sessions comes several times.
  record ListPanes() implements TmuxCommand {
    @Override
    public String line() {
      return "list-panes -a -F '" + PaneRow.FORMAT + "'";
    }
  }

  /// All sessions of the server, one [SessionRow] each.
  record ListSessions() implements TmuxCommand {
    @Override
    public String line() {
      return "list-sessions -F '" + SessionRow.FORMAT + "'";
    }
  }

  /// Asks to be told, once a second at most, when what [PaneNews] has of a pane of the client's
  /// session changes: a [ControlMessage.SubscriptionChanged] each.
  record Subscribe() implements TmuxCommand {
    @Override
    public String line() {
      return "refresh-client -B '" + PaneNews.NAME + ":%*:" + PaneNews.FORMAT + "'";
    }
  }

  /// The rendered screen of a pane: [Screen]. Two commands that tmux runs without anything between
  /// them; the first tells how many lines the second has.
  record Capture(PaneId pane) implements TmuxCommand {
    @Override
    public String line() {
      return "display-message -p -t "
          + pane
          + " '"
          + Screen.FORMAT
          + "'\ncapture-pane -p -t "
          + pane;
    }

    @Override
    public int blocks() {
      return 2;
    }
  }

  /// The same with the sequences that colour the rows.
  record StyledCapture(PaneId pane) implements Deed {
    @Override
    public String line() {
      return new Capture(pane).line() + " -e";
    }

    @Override
    public int blocks() {
      return 2;
    }
  }

  /// tmux keeps the pane's output to itself until [ContinuePane].
  record PausePane(PaneId pane) implements TmuxCommand {
    @Override
    public String line() {
      return "refresh-client -A '" + pane + ":pause'";
    }
  }

  /// The answer to [ControlMessage.Pause]: tmux goes on sending the pane's output.
  record ContinuePane(PaneId pane) implements TmuxCommand {
    @Override
    public String line() {
      return "refresh-client -A '" + pane + ":continue'";
    }
  }

  /// What a client of muxcast does to the server; whoever sends one waits for its answer.
  sealed interface Deed extends TmuxCommand {}

  /// Bytes for a pane's program, as if typed. Whatever the text is, only hexadecimal numbers reach
  /// tmux.
  record SendText(PaneId pane, String text) implements Deed {
    @Override
    public String line() {
      return "send-keys -t " + pane + " -H" + hex(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Bytes for a pane's program, whatever they are.
  record TypeBytes(PaneId pane, byte[] bytes) implements Deed {
    @Override
    public String line() {
      return "send-keys -t " + pane + " -H" + hex(bytes);
    }
  }

  /// How to draw a pane on a fresh terminal: [TerminalPicture].
  record TerminalScreen(PaneId pane) implements Deed {
    @Override
    public String line() {
      return "display-message -p -t "
          + pane
          + " '"
          + TerminalPicture.FORMAT
          + "'\ncapture-pane -p -e -N -t "
          + pane;
    }

    @Override
    public int blocks() {
      return 2;
    }
  }

  /// The panes of a session with their sizes.
  record PaneSizes(SessionId session) implements Deed {
    @Override
    public String line() {
      return "list-panes -s -t " + session + " -F '#{pane_id} #{pane_width} #{pane_height}'";
    }

    /// Width and height of a pane in an answer; null when it is not among them.
    public static @Nullable String of(PaneId pane, Reply reply) {
      for (String line : reply.ok() ? reply.lines() : List.<String>of()) {
        if (line.startsWith(pane + " ")) {
          return line.substring(line.indexOf(' ') + 1);
        }
      }
      return null;
    }
  }

  /// A key that has a name.
  record SendKey(PaneId pane, TmuxKey.Named key) implements Deed {
    @Override
    public String line() {
      return "send-keys -t " + pane + " " + key;
    }
  }

  /// Leaves copy mode and the like.
  record LeaveMode(PaneId pane) implements Deed {
    @Override
    public String line() {
      return "send-keys -t " + pane + " -X cancel";
    }
  }

  /// Appends to the buffer `muxcast-NUMBER`.
  record FillBuffer(long buffer, String text) implements Deed {
    @Override
    public String line() {
      return "set-buffer -a -b muxcast-" + buffer + " -- " + TmuxText.quoted(text);
    }
  }

  /// Takes that buffer away.
  record DropBuffer(long buffer) implements Deed {
    @Override
    public String line() {
      return "delete-buffer -b muxcast-" + buffer;
    }
  }

  /// Pastes that buffer and takes it away; bracketed where the pane's program asked for that.
  record Paste(PaneId pane, long buffer) implements Deed {
    @Override
    public String line() {
      return "paste-buffer -p -d -b muxcast-" + buffer + " -t " + pane;
    }
  }

  /// Ends a pane, a window or a session.
  record Kill(TmuxId target) implements Deed {
    @Override
    public String line() {
      return switch (target) {
        case PaneId pane -> "kill-pane -t " + pane;
        case WindowId window -> "kill-window -t " + window;
        case SessionId session -> "kill-session -t " + session;
      };
    }
  }

  /// Makes a session that nobody is attached to; the answer is its pane's id.
  ///
  /// @param name null leaves it to tmux
  /// @param folder where it starts
  record NewSession(@Nullable String name, String folder) implements Deed {
    @Override
    public String line() {
      return "new-session -d -E -P -F '#{pane_id}'" + option("-s", name) + option("-c", folder);
    }
  }

  /// Makes a window in the background; the answer is its pane's id.
  ///
  /// @param name null leaves it to tmux
  /// @param folder where it starts; null means where its session did
  record NewWindow(SessionId session, @Nullable String name, @Nullable String folder)
      implements Deed {
    @Override
    public String line() {
      String start = folder == null ? " -c '#{session_path}'" : option("-c", folder);
      return "new-window -d -P -F '#{pane_id}' -t " + session + ":" + option("-n", name) + start;
    }
  }

  /// Gives a session another name.
  record RenameSession(SessionId session, String name) implements Deed {
    @Override
    public String line() {
      return "rename-session -t " + session + " -- " + TmuxText.quoted(TmuxText.format(name));
    }
  }

  /// Gives a window another name.
  record RenameWindow(WindowId window, String name) implements Deed {
    @Override
    public String line() {
      return "rename-window -t " + window + " -- " + TmuxText.quoted(TmuxText.format(name));
    }
  }

  private static String hex(byte[] bytes) {
    StringBuilder words = new StringBuilder(3 * bytes.length);
    for (byte each : bytes) {
      words.append(' ');
      words.append(Character.forDigit(each >> 4 & 15, 16));
      words.append(Character.forDigit(each & 15, 16));
    }
    return words.toString();
  }

  private static String option(String flag, @Nullable String format) {
    return format == null ? "" : " " + flag + " " + TmuxText.quoted(TmuxText.format(format));
  }
}
