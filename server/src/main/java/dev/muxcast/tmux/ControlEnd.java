package dev.muxcast.tmux;

/// Why a control client ended.
///
/// @param reason in tmux's words where it gave some, else empty
public record ControlEnd(Cause cause, String reason) {

  /// The kinds of ends.
  public enum Cause {
    /// We closed it.
    CLOSED,
    /// tmux put it into another session (`switch-client`, `detach-on-destroy off`), so we left.
    MOVED,
    /// It never got in: no such session, no server.
    REFUSED,
    /// It was in, and was let go: the session or the server ended, or someone detached it.
    EXITED
  }
}
