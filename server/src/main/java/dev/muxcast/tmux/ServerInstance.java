package dev.muxcast.tmux;

/// One tmux server process: ids such as `%3` are unique only within it.
///
/// @param pid its process
/// @param startSeconds when it started, in seconds since the epoch
public record ServerInstance(long pid, long startSeconds) {

  /// What `PID-STARTTIME` says; -1 for what it does not.
  public static ServerInstance parse(String text) {
    int dash = Math.max(0, text.indexOf('-'));
    return new ServerInstance(
        QuotedFields.number(text.substring(0, dash), -1),
        QuotedFields.number(text.substring(Math.min(text.length(), dash + 1)), -1));
  }

  /// Whether it surely began after that moment.
  public boolean beganAfter(long epochMillis) {
    return startSeconds > Math.floorDiv(epochMillis, 1_000);
  }

  /// When it began, rounded down to a second: nothing of it is older.
  public long beganEpochMillis() {
    return startSeconds * 1_000;
  }

  /// `PID-STARTTIME`, the protocol's `server_instance`.
  @Override
  public String toString() {
    return pid + "-" + startSeconds;
  }
}
