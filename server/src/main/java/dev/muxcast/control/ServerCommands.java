package dev.muxcast.control;

import dev.muxcast.collect.TmuxLine;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.Refused;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.TmuxCommand;

/// Makes, renames and ends sessions, windows and panes. Keeps nothing.
final class ServerCommands {
  private ServerCommands() {}

  /// @return with the pane it made
  static CommandResult make(TmuxLine line, Verb verb, TmuxCommand.Deed deed) {
    Reply reply = tell(line, deed);
    return reply.ok()
        ? new CommandResult(verb, CommandResult.Outcome.SUBMITTED, null, reply.text())
        : told(verb, reply);
  }

  static CommandResult rename(TmuxLine line, Verb verb, TmuxCommand.Deed deed) {
    return told(verb, tell(line, deed));
  }

  static CommandResult kill(TmuxLine line, Verb verb, TmuxCommand.Kill deed) {
    try {
      return told(verb, tell(line, deed));
    } catch (Refused e) {
      return CommandResult.unknown(verb, "tmux went away without an answer: look what is left");
    }
  }

  private static CommandResult told(Verb verb, Reply reply) {
    return reply.ok()
        ? CommandResult.submitted(verb)
        : CommandResult.refused(verb, "tmux refuses: " + reply.text());
  }

  private static Reply tell(TmuxLine line, TmuxCommand.Deed deed) {
    try {
      return PaneHand.tell(line, deed);
    } catch (IllegalArgumentException e) {
      throw new Refused(ErrorCode.INVALID_MESSAGE, String.valueOf(e.getMessage()));
    }
  }
}
