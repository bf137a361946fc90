package dev.muxcast.status;

import dev.muxcast.tmux.TmuxCommand;

/// Asks tmux for something about a pane.
public interface PaneQuestions {
  /// @return whether it could be asked for
  boolean ask(WatchedPane pane, TmuxCommand command);
}
