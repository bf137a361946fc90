package dev.muxcast.collect;

import dev.muxcast.status.PaneQuestions;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import java.util.HashSet;
import java.util.Set;

/// The session whose client brings a pane's output; what others bring of it is the same again.
///
/// A client whose session the pane has left is told to hear it no more: tmux would keep for it all
/// that the pane writes elsewhere.
///
/// Mutable, owned by the Collector's record of the pane.
final class PaneSource {
  private final Set<SessionId> deaf = new HashSet<>(2);
  private SessionId session;
  private long shownEpochMillis;

  PaneSource(SessionId session) {
    this.session = session;
  }

  SessionId session() {
    return session;
  }

  boolean is(SessionId other) {
    return session.equals(other);
  }

  /// Whether that session's client was told to hear the pane no more.
  boolean isDeaf(SessionId other) {
    return deaf.contains(other);
  }

  /// The picture shows the pane.
  void shown() {
    shownEpochMillis = System.currentTimeMillis();
  }

  /// That session's client is gone, and with it what it was told.
  void lost(SessionId gone) {
    deaf.remove(gone);
  }

  /// Another session's client brings the output from here on.
  ///
  /// @return since when what the pane wrote is not had, as that client listens again only now; in
  ///   milliseconds since the epoch, -1 when all is had
  long turn(PaneWatch pane, SessionId to, PaneQuestions tmux) {
    if (tmux.ask(pane, new TmuxCommand.PausePane(pane.id))) {
      deaf.add(session);
    }
    session = to;
    boolean wasDeaf = deaf.remove(to);
    // Also where that is not known any more, as the pane was looked at meanwhile.
    return tmux.ask(pane, new TmuxCommand.ContinuePane(pane.id)) && wasDeaf
        ? Math.max(pane.lastOutputEpochMillis, shownEpochMillis)
        : -1;
  }
}
