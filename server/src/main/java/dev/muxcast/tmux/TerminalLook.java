package dev.muxcast.tmux;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is seen of a pane by looking at it from one of its sessions.
///
/// @param session its session's name; null when that session does not have the pane any more
/// @param picture null when the pane is gone
public record TerminalLook(@Nullable String session, @Nullable TerminalPicture picture) {

  /// The look in an answer to [TmuxCommand.LookAtTerminal].
  public static TerminalLook of(PaneId pane, Reply reply) {
    List<String> lines = reply.ok() ? reply.lines() : List.of();
    String name = null;
    int at = 0;
    // The head of a picture begins with a number, and no session's name holds a line end.
    for (; at < lines.size() && lines.get(at).startsWith("%"); at++) {
      if (lines.get(at).startsWith(pane + " ")) {
        name = lines.get(at).substring(lines.get(at).indexOf(' ') + 1);
      }
    }
    boolean drawn = at < lines.size();
    return new TerminalLook(
        name, drawn ? TerminalPicture.of(lines.subList(at, lines.size())) : null);
  }
}
