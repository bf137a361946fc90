package dev.muxcast.tmux;

/// One tmux server process: ids such as `%3` are unique only within it.
///
/// @param pid its process
/// @param startSeconds when it started, in seconds since the epoch
public record ServerInstance(long pid, long startSeconds) {

  /// `PID-STARTTIME`, the protocol's `server_instance`.
  @Override
  public String toString() {
    return pid + "-" + startSeconds;
  }
}
