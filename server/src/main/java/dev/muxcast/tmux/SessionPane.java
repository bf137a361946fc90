package dev.muxcast.tmux;

import org.jspecify.annotations.Nullable;

/// A pane as one of its sessions has it: tmux finds it under this name only as long as it is there,
/// so whatever is said to it can't reach it anywhere else, however it was moved meanwhile.
///
/// @param session null for wherever the pane is
public record SessionPane(@Nullable SessionId session, PaneId pane) {

  /// As a target for tmux.
  @Override
  public String toString() {
    return session == null ? "" + pane : session + ":." + pane;
  }
}
