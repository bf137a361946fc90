package dev.muxcast.tmux;

import org.jspecify.annotations.Nullable;

/// A window as one of its sessions has it; as [SessionPane].
///
/// @param session null for wherever the window is
public record SessionWindow(@Nullable SessionId session, WindowId window) {

  /// As a target for tmux.
  @Override
  public String toString() {
    return session == null ? "" + window : session + ":" + window;
  }
}
