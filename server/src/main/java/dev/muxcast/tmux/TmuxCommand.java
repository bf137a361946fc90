package dev.muxcast.tmux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What muxcast may ask a tmux server, through a control client or as an ordinary one. A closed
/// set: constant text, ids of ours, and text of users that [TmuxText] makes safe for either way, so
/// that none of it can be taken for anything else.
///
/// Formats are read back by [PaneRow], [SessionRow], [PaneFacts] and [Screen].
public sealed interface TmuxCommand {

  /// The command, or those that tmux runs one right behind the other: words, as of a shell's
  /// command line after its quotes were taken away.
  List<List<String>> commands();

  /// The lines for a control client, without the last line end.
  ///
  /// Each command's name goes without its last letter. A user may have an alias of that name
  /// (`command-alias`), which would answer with other blocks than we wait for; tmux looks for
  /// aliases by whole names, and for commands by any clear beginning.
  default String line() {
    StringBuilder line = new StringBuilder();
    for (List<String> command : commands()) {
      line.append(line.isEmpty() ? "" : "\n").append(TmuxText.unaliased(command.getFirst()));
      for (String word : command.subList(1, command.size())) {
        line.append(' ').append(TmuxText.quoted(word));
      }
    }
    return line.toString();
  }

  /// The arguments for a client of one command list, with `;` between commands.
  default List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (List<String> command : commands()) {
      if (!arguments.isEmpty()) {
        arguments.add(";");
      }
      arguments.add(TmuxText.unaliased(command.getFirst()));
      for (String word : command.subList(1, command.size())) {
        arguments.add(TmuxText.argument(word));
      }
    }
    return arguments;
  }

  /// How many blocks the answer has.
  default int blocks() {
    return commands().size();
  }

  /// All panes of the server, one [PaneRow] each; a pane in several sessions comes several times.
  record ListPanes() implements TmuxCommand {
    @Override
    public List<List<String>> commands() {
      return one("list-panes", "-a", "-F", PaneRow.FORMAT);
    }
  }

  /// All sessions of the server, one [SessionRow] each.
  record ListSessions() implements TmuxCommand {
    @Override
    public List<List<String>> commands() {
      return one("list-sessions", "-F", SessionRow.FORMAT);
    }
  }

  /// Asks to be told, once a second at most, when what [PaneNews] has of a pane of the client's
  /// session changes: a [ControlMessage.SubscriptionChanged] each.
  record Subscribe() implements TmuxCommand {
    @Override
    public List<List<String>> commands() {
      return one("refresh-client", "-B", PaneNews.NAME + ":%*:" + PaneNews.FORMAT);
    }
  }

  /// The rendered screen of a pane: [Screen]. Two commands that tmux runs without anything between
  /// them; the first tells how many lines the second has.
  ///
  /// @param above how many of the rows above those in sight are wanted too
  record Capture(PaneId pane, int above) implements TmuxCommand {

    /// What is in sight.
    public Capture(PaneId pane) {
      this(pane, 0);
    }

    @Override
    public List<List<String>> commands() {
      return List.of(
          List.of("display-message", "-p", "-t", "" + pane, Screen.FORMAT),
          List.of("capture-pane", "-p", "-S", "" + -above, "-t", "" + pane));
    }
  }

  /// The same of a pane of a session.
  record CaptureIn(SessionPane pane) implements Deed {
    @Override
    public List<List<String>> commands() {
      return List.of(
          List.of("display-message", "-p", "-t", "" + pane, Screen.FORMAT),
          List.of("capture-pane", "-p", "-t", "" + pane));
    }
  }

  /// What a pane's session is called; refused where the pane has left it.
  record NameOfSession(SessionPane pane) implements Deed {
    @Override
    public List<List<String>> commands() {
      return one("display-message", "-p", "-t", "" + pane, "#{session_name}");
    }
  }

  /// The same with the sequences that colour the rows.
  record StyledCapture(SessionPane pane) implements Deed {
    @Override
    public List<List<String>> commands() {
      return List.of(
          List.of("display-message", "-p", "-t", "" + pane, Screen.FORMAT),
          List.of("capture-pane", "-p", "-e", "-t", "" + pane));
    }
  }

  /// tmux keeps the pane's output to itself until [ContinuePane], and nothing of it for this
  /// client. Other than with `off`, it goes on reading what the pane writes when no client is left
  /// to hear.
  record PausePane(PaneId pane) implements TmuxCommand {
    @Override
    public List<List<String>> commands() {
      return one("refresh-client", "-A", pane + ":pause");
    }
  }

  /// The answer to [ControlMessage.Pause]: tmux goes on sending the pane's output.
  record ContinuePane(PaneId pane) implements TmuxCommand {
    @Override
    public List<List<String>> commands() {
      return one("refresh-client", "-A", pane + ":continue");
    }
  }

  /// What a client of muxcast does to the server; whoever sends one waits for its answer.
  sealed interface Deed extends TmuxCommand {}

  /// What changes which sessions, windows and panes there are, or what they are called.
  sealed interface Change extends Deed {}

  /// Bytes for a pane's program, as if typed. Whatever the text is, only hexadecimal numbers reach
  /// tmux.
  record SendText(SessionPane pane, String text) implements Deed {
    @Override
    public List<List<String>> commands() {
      return new TypeBytes(pane, text.getBytes(StandardCharsets.UTF_8)).commands();
    }
  }

  /// Bytes for a pane's program, whatever they are.
  record TypeBytes(SessionPane pane, byte[] bytes) implements Deed {
    @Override
    public List<List<String>> commands() {
      List<String> words = new ArrayList<>(bytes.length + 4);
      words.addAll(List.of("send-keys", "-t", "" + pane, "-H"));
      for (byte each : bytes) {
        words.add("" + Character.forDigit(each >> 4 & 15, 16) + Character.forDigit(each & 15, 16));
      }
      return List.of(words);
    }
  }

  /// How to draw a pane on a fresh terminal: [TerminalPicture].
  record TerminalScreen(PaneId pane) implements Deed {
    @Override
    public List<List<String>> commands() {
      return List.of(
          List.of("display-message", "-p", "-t", "" + pane, TerminalPicture.FORMAT),
          List.of("capture-pane", "-p", "-e", "-N", "-t", "" + pane));
    }
  }

  /// How a pane of a session looks now, and what the session is called: [TerminalLook].
  record LookAtTerminal(SessionId session, PaneId pane) implements Deed {
    @Override
    public List<List<String>> commands() {
      String row = "#{pane_id} #{session_name}";
      List<List<String>> commands = new ArrayList<>();
      commands.add(List.of("list-panes", "-s", "-t", "" + session, "-F", row));
      commands.addAll(new TerminalScreen(pane).commands());
      return commands;
    }
  }

  /// The panes of a session with their sizes.
  record PaneSizes(SessionId session) implements Deed {
    @Override
    public List<List<String>> commands() {
      return one(
          "list-panes", "-s", "-t", "" + session, "-F", "#{pane_id} #{pane_width} #{pane_height}");
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
  record SendKey(SessionPane pane, TmuxKey.Named key) implements Deed {
    @Override
    public List<List<String>> commands() {
      return one("send-keys", "-t", "" + pane, "" + key);
    }
  }

  /// Leaves copy mode and the like.
  record LeaveMode(SessionPane pane) implements Deed {
    @Override
    public List<List<String>> commands() {
      return one("send-keys", "-t", "" + pane, "-X", "cancel");
    }
  }

  /// Appends to the buffer `muxcast-NUMBER`.
  record FillBuffer(long buffer, String text) implements Deed {
    @Override
    public List<List<String>> commands() {
      return one("set-buffer", "-a", "-b", "muxcast-" + buffer, "--", text);
    }
  }

  /// Takes that buffer away.
  record DropBuffer(long buffer) implements Deed {
    @Override
    public List<List<String>> commands() {
      return one("delete-buffer", "-b", "muxcast-" + buffer);
    }
  }

  /// Pastes that buffer and takes it away; bracketed where the pane's program asked for that.
  record Paste(SessionPane pane, long buffer) implements Deed {
    @Override
    public List<List<String>> commands() {
      return one("paste-buffer", "-p", "-d", "-b", "muxcast-" + buffer, "-t", "" + pane);
    }
  }

  /// Ends a session.
  record KillSession(SessionId session) implements Change {
    @Override
    public List<List<String>> commands() {
      return one("kill-session", "-t", "" + session);
    }
  }

  /// Ends a window of a session.
  record KillWindow(SessionWindow window) implements Change {
    @Override
    public List<List<String>> commands() {
      return one("kill-window", "-t", "" + window);
    }
  }

  /// Ends a pane of a session.
  record KillPane(SessionPane pane) implements Change {
    @Override
    public List<List<String>> commands() {
      return one("kill-pane", "-t", "" + pane);
    }
  }

  /// Makes a session that nobody is attached to; the answer is its pane's id.
  ///
  /// @param name null leaves it to tmux
  /// @param folder where it starts
  record NewSession(@Nullable String name, String folder) implements Change {
    @Override
    public List<List<String>> commands() {
      List<String> words = new ArrayList<>();
      words.addAll(List.of("new-session", "-d", "-E", "-P", "-F", "#{pane_id}"));
      option(words, "-s", name);
      option(words, "-c", folder);
      return List.of(words);
    }
  }

  /// Makes a window in the background; the answer is its pane's id.
  ///
  /// @param name null leaves it to tmux
  /// @param folder where it starts; null means where its session did
  record NewWindow(SessionId session, @Nullable String name, @Nullable String folder)
      implements Change {
    @Override
    public List<List<String>> commands() {
      List<String> words = new ArrayList<>();
      words.addAll(List.of("new-window", "-d", "-P", "-F", "#{pane_id}", "-t", session + ":"));
      option(words, "-n", name);
      if (folder == null) {
        words.addAll(List.of("-c", "#{session_path}"));
      }
      option(words, "-c", folder);
      return List.of(words);
    }
  }

  /// Gives a session another name.
  record RenameSession(SessionId session, String name) implements Change {
    @Override
    public List<List<String>> commands() {
      return one("rename-session", "-t", "" + session, "--", TmuxText.format(name));
    }
  }

  /// Gives a window of a session another name.
  record RenameWindow(SessionWindow window, String name) implements Change {
    @Override
    public List<List<String>> commands() {
      return one("rename-window", "-t", "" + window, "--", TmuxText.format(name));
    }
  }

  private static List<List<String>> one(String... words) {
    return List.of(List.of(words));
  }

  private static void option(List<String> words, String flag, @Nullable String format) {
    if (format != null) {
      words.add(flag);
      words.add(TmuxText.format(format));
    }
  }
}
