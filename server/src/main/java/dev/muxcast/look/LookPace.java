package dev.muxcast.look;

/// How often to look, in milliseconds.
///
/// @param moving while something moves
/// @param calm when nothing did for a second
/// @param alone when nobody is connected and no agent is busy
/// @param share how much of tmux's time looking may take at most, in thousandths
public record LookPace(int moving, int calm, int alone, int share) {

  /// What is used unless somebody says otherwise.
  public static final LookPace STANDARD = new LookPace(25, 50, 100, 50);

  private static final int BY_PROCESS_MILLIS = 500;

  /// How long from the beginning of one look to that of the next.
  ///
  /// @param quiet whether nothing moved for a second, as far as can be told
  /// @param nobody whether nobody waits for what is seen
  /// @param costMicros what looks take of tmux's time
  /// @param byProcess whether each costs a process
  long pause(boolean quiet, boolean nobody, long costMicros, boolean byProcess) {
    long pause = quiet ? calm : moving;
    pause = Math.max(pause, nobody ? alone : 0);
    pause = Math.max(pause, byProcess ? BY_PROCESS_MILLIS : 0);
    return Math.max(pause, costMicros / Math.max(1, share));
  }
}
