package dev.muxcast.screen;

/// How fast one pane writes: whether its events have to be put together in slices, and whether it
/// writes more than anybody reads (a fire-hose): more than it may, or more than we get to read.
///
/// All times are milliseconds of one steady clock. Owned by the Collector's record of the pane.
public final class Pace {

  /// Up to this rate each read of the pipe is an event of its own.
  static final int EVENTS_A_SECOND = 500;

  /// A pane above that rate has one event per slice.
  public static final int SLICE_MILLIS = 4;

  /// What a pane may write in one go and be reported line by line.
  static final long BURST_BYTES = 256L << 10;

  /// What a pane may go on writing and be reported line by line.
  static final long BYTES_A_SECOND = 256L << 10;

  /// So old is output that tmux throws away (`pause-after`); but it looks only while more comes.
  static final long LATE_MILLIS = 5_000;

  /// Who has read for so long and is that late still does not catch up.
  static final long CATCH_UP_MILLIS = 1_000;

  private static final int WINDOW_MILLIS = 100;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long DEEPEST = -(64L << 10);

  private long windowStart;
  private int inWindow;
  private boolean fast;
  private long credit = BURST_BYTES;
  private long creditAt;
  private boolean hose;
  private long lateSince = NEVER;

  /// Something was read that would be an event.
  ///
  /// @return whether it has to wait for the slice's end
  public boolean event(long now) {
    if (now - windowStart >= WINDOW_MILLIS) {
      fast =
          inWindow > EVENTS_A_SECOND * WINDOW_MILLIS / 1000
              && now - windowStart < 2 * WINDOW_MILLIS;
      windowStart = now;
      inWindow = 0;
    }
    inWindow++;
    fast |= inWindow > EVENTS_A_SECOND * WINDOW_MILLIS / 1000;
    return fast;
  }

  /// What arrives now waited in tmux for so long.
  public void waited(long ageMillis, long now) {
    lateSince = ageMillis < LATE_MILLIS ? NEVER : Math.min(lateSince, now);
  }

  /// Bytes arrived.
  ///
  /// @return whether they are more than can be reported line by line
  public boolean bytes(int count, long now) {
    credit = Math.min(BURST_BYTES, credit + (now - creditAt) * BYTES_A_SECOND / 1000);
    creditAt = now;
    credit = Math.max(DEEPEST, credit - count);
    boolean behind = lateSince != NEVER && now - lateSince >= CATCH_UP_MILLIS;
    hose = behind || (hose ? credit < 0 : credit <= DEEPEST);
    return hose;
  }

  /// The pane is quiet: what comes next is reported line by line again.
  public void quiet() {
    hose = false;
    credit = Math.max(credit, 0);
    lateSince = NEVER;
  }
}
