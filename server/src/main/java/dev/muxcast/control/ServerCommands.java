package dev.muxcast.control;

import dev.muxcast.collect.TmuxLine;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.TmuxCommand;

/// Makes, renames and ends sessions, windows and panes. Keeps nothing.
final class ServerCommands {
  private ServerCommands() {}

  /// @return with the pane it made
  static CommandResult make(TmuxLine line, Verb verb, TmuxCommand.Deed command) {
    Reply reply = tell(line, command);
    return reply.ok()
        ? new CommandResult(verb, CommandResult.Outcome.SUBMITTED, null, reply.text())
        : told(verb, reply);
  }

  static CommandResult rename(TmuxLine line, Verb verb, TmuxCommand.Deed command) {
    return told(verb, tell(line, command));
  }

  static CommandResult kill(TmuxLine line, Verb verb, TmuxCommand.Change command) {
    try {
      return told(verb, tell(line, command));
    } catch (RequestRefused e) {
      return CommandResult.unknown(verb, "tmux went away without an answer: look what is left");
    }
  }

  private static CommandResult told(Verb verb, Reply reply) {
    return reply.ok()
        ? CommandResult.submitted(verb)
        : CommandResult.refused(verb, "tmux refuses: " + reply.text());
  }

  private static Reply tell(TmuxLine line, TmuxCommand.Deed command) {
    try {
      return PaneDriver.tell(line, command);
    } catch (IllegalArgumentException e) {
      throw new RequestRefused(ErrorCode.INVALID_MESSAGE, String.valueOf(e.getMessage()));
    }
  }
}
