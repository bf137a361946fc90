package dev.muxcast.screen;

/// When a pane's screen has to be looked at: once the pane is quiet, now and then while it is not,
/// and more often when a prompt is coming up.
///
/// Times are milliseconds of a steady clock. Mutable, owned by the Collector's record of the pane.
public final class CaptureClock {
  public static final int QUIET_MILLIS = 30;
  public static final int BUSY_MILLIS = 100;
  static final int ALERT_MILLIS = 50;
  public static final int PATIENCE_MILLIS = 3_000;
  private static final int ALERT_FOR_MILLIS = 300;
  private static final long NEVER = Long.MAX_VALUE;

  private long lastOutput;
  private long dirtySince = NEVER;
  private long sent = NEVER;
  private long lastSent;
  private long alertUntil;

  /// The pane wrote.
  public void output(long now) {
    lastOutput = now;
  }

  /// When the pane last wrote.
  public long lastOutput() {
    return lastOutput;
  }

  /// Something is about to be asked: the screen is looked at more often for a moment.
  public void alert(long now) {
    alertUntil = now + ALERT_FOR_MILLIS;
  }

  /// The screen is to be looked at, whatever the pane writes.
  public void dirty(long now) {
    if (dirtySince == NEVER) {
      dirtySince = now;
    }
  }

  /// Whether it will be looked at.
  public boolean isDirty() {
    return dirtySince != NEVER;
  }

  /// When a capture is due, or `Long.MAX_VALUE`.
  ///
  /// @param heldPauseMillis how often, where the pane is quiet only because its output is kept from
  ///   us; else 0
  public long due(int heldPauseMillis) {
    if (dirtySince == NEVER) {
      return NEVER;
    }
    if (sent != NEVER) {
      return sent + PATIENCE_MILLIS;
    }
    if (heldPauseMillis > 0) {
      return Math.max(dirtySince, lastSent + heldPauseMillis);
    }
    long pause = lastOutput < alertUntil ? ALERT_MILLIS : BUSY_MILLIS;
    return Math.min(lastOutput + QUIET_MILLIS, Math.max(dirtySince, lastSent) + pause);
  }

  /// A capture was asked for.
  public void sent(long now) {
    sent = now;
    lastSent = now;
  }

  /// Whether a capture is under way.
  public boolean underWay() {
    return sent != NEVER;
  }

  /// The capture came to nothing: the pane is gone, or tmux did not answer.
  public void failed() {
    sent = NEVER;
    dirtySince = NEVER;
  }

  /// The capture under way will never be answered, its client is gone: ask again.
  public void lost(long now) {
    if (sent != NEVER) {
      sent = NEVER;
      dirtySince = now;
    }
  }

  /// The capture arrived.
  ///
  /// @return whether the pane was quiet when it was asked for, so that it shows all there is
  public boolean arrived() {
    boolean quiet = sent == NEVER || lastOutput + QUIET_MILLIS <= sent;
    sent = NEVER;
    dirtySince = NEVER;
    return quiet;
  }
}
