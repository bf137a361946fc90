package dev.muxcast.look;

import dev.muxcast.tmux.TerminalLook;

/// Somebody who sees a pane. Called on the loop's thread, and must not hold it up.
public interface PaneViewer {

  /// The pane shows something new, or it is the first time. Session and picture are there.
  void onLook(TerminalLook look);

  /// There is nothing to see any more.
  void onEnd(String why);
}
