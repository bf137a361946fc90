package dev.muxcast.look;

/// How often to look, in milliseconds.
///
/// @param moving while something moves
/// @param calm when nothing did for a second, where it can't be told whether tmux has run
/// @param share how much of tmux's time looking may take at most, in thousandths
public record LookPace(int moving, int calm, int share) {

  /// What is used unless somebody says otherwise.
  public static final LookPace STANDARD = new LookPace(25, 50, 50);

  /// How often at most where each look costs a process.
  static final int BY_PROCESS_MILLIS = 500;
}
