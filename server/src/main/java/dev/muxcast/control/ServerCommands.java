package dev.muxcast.control;

import dev.muxcast.collect.TmuxLine;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.Refused;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxException;
import dev.muxcast.tmux.TmuxId;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes, renames and ends sessions, windows and panes. Names and folders go by the arguments of a
/// process, quoted; nothing of them reaches a control client.
final class ServerCommands {
  private final TmuxProgram tmux;
  private final String home;

  /// @param home where sessions start that name no folder
  ServerCommands(TmuxProgram tmux, String home) {
    this.tmux = tmux;
    this.home = home;
  }

  CommandResult newSession(TmuxLine line, Request.Command command) {
    List<String> words = made("new-session", "-d", "-E");
    add(words, "-s", command.name());
    add(words, "-c", command.path() == null ? home : command.path());
    return create(line, command.verb(), words);
  }

  CommandResult newWindow(TmuxLine line, Aimed aimed, Request.Command command) {
    List<String> words = made("new-window", "-d", "-t", aimed.place().sessionId() + ":");
    add(words, "-n", command.name());
    if (command.path() == null) {
      words.addAll(List.of("-c", "#{session_path}"));
    } else {
      add(words, "-c", command.path());
    }
    return create(line, command.verb(), words);
  }

  CommandResult rename(TmuxLine line, Verb verb, String id, @Nullable String name) {
    String word = verb == Verb.RENAME_SESSION ? "rename-session" : "rename-window";
    Reply reply = run(line, List.of(word, "-t", id, "--", quoted(Objects.requireNonNull(name))));
    return told(verb, reply);
  }

  CommandResult kill(TmuxLine line, Verb verb, TmuxId id) {
    try {
      return told(verb, PaneHand.tell(line, new TmuxCommand.Kill(id)));
    } catch (Refused e) {
      return CommandResult.unknown(verb, "tmux went away without an answer: look what is left");
    }
  }

  private static CommandResult told(Verb verb, Reply reply) {
    return reply.ok()
        ? CommandResult.submitted(verb)
        : CommandResult.refused(verb, "tmux refuses: " + reply.text());
  }

  private static List<String> made(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-P", "-F", "#{pane_id}"));
    return all;
  }

  private CommandResult create(TmuxLine line, Verb verb, List<String> words) {
    Reply reply = run(line, words);
    return reply.ok()
        ? new CommandResult(verb, CommandResult.Outcome.SUBMITTED, null, reply.text())
        : told(verb, reply);
  }

  private static void add(List<String> words, String flag, @Nullable String value) {
    if (value != null) {
      words.add(flag);
      words.add(quoted(value));
    }
  }

  private static String quoted(String text) {
    try {
      return TmuxText.format(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(ErrorCode.INVALID_MESSAGE, String.valueOf(e.getMessage()));
    }
  }

  private Reply run(TmuxLine line, List<String> words) {
    try {
      return tmux.once(line.socket(), words);
    } catch (TmuxException e) {
      throw new Refused(ErrorCode.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }
}
