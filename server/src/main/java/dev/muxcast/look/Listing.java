package dev.muxcast.look;

import dev.muxcast.tmux.PaneRow;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.SessionRow;
import java.util.List;

/// All sessions and panes of a tmux server at one moment.
///
/// @param instance `PID-STARTTIME` of its process
/// @param version its own version, not that of any program
public record Listing(
    String instance, String version, List<SessionRow> sessions, List<PaneRow> panes) {

  /// The listing in two sections of an answer.
  static Listing of(LookWords.Section sessions, LookWords.Section panes) {
    return new Listing(
        sessions.server(),
        sessions.version(),
        SessionRow.of(new Reply(true, sessions.lines())),
        PaneRow.of(new Reply(true, panes.lines())));
  }
}
