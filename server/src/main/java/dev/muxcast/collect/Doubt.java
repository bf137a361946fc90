package dev.muxcast.collect;

/// Whether what is known of one tmux server may be wrong, since when, and when its picture is to be
/// taken anew: soon, and ever later where that does not help.
///
/// Times without `Epoch` are milliseconds of a steady clock. Mutable, owned by the Collector
/// thread.
final class Doubt {
  private static final long NEVER = Long.MAX_VALUE;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;

  private long sinceEpochMillis;
  private long due = NEVER;
  private long pause = FIRST_PAUSE_MILLIS;
  private long cleared = Long.MIN_VALUE / 2;

  /// Something went wrong.
  void met(long now, long epochMillis) {
    if (due == NEVER) {
      sinceEpochMillis = epochMillis;
      pause = now - cleared > LONGEST_PAUSE_MILLIS ? FIRST_PAUSE_MILLIS : pause;
      due = now + pause;
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  /// When the picture is to be taken anew, or `Long.MAX_VALUE`.
  long due() {
    return due;
  }

  /// Whether there is a doubt.
  boolean present() {
    return due != NEVER;
  }

  /// The picture is taken anew now.
  ///
  /// @return since when it was in doubt, in milliseconds since the epoch
  long clear(long now) {
    due = NEVER;
    cleared = now;
    return sinceEpochMillis;
  }
}
