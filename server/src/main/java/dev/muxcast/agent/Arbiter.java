package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// From the signals to one status, by the order of what can be trusted: the process is gone; a
/// prompt, a limit or an error on the live part of the screen; what the agent itself says; its
/// newest hook; the title and the rest of the screen; the progress bar; the process's name. Pure.
public final class Arbiter {

  /// So much earlier than the screen an agent's own word may come and be right.
  public static final long AHEAD_MILLIS = 1_000;

  /// A screen that says busy for so long while the agent's own source says idle is right.
  static final long STUCK_MILLIS = 2_000;

  /// A screen that turns busy so long after the agent's own source said idle shows a new turn.
  static final long NEW_TURN_MILLIS = 500;

  private Arbiter() {}

  /// @return null when nothing new can be said: what was known holds
  public static @Nullable Judgement decide(Signals signals) {
    Verdict screen = signals.screen();
    if (signals.gone()) {
      return Judgement.of(Status.EXITED, "process", "the pane is dead", signals.screenAt());
    }
    if (screen == null) {
      Judgement own = own(signals, null);
      return own != null || signals.hook() == null ? own : judgement(signals.hook(), null);
    }
    if (screen.status() == Status.EXITED) {
      return Judgement.of(screen, signals.screenAt());
    }
    if (screen.status().urgent() && !screen.freezes() && !screen.fromTitle()) {
      return signals.settled() ? Judgement.of(screen, signals.screenAt()) : null;
    }
    Judgement own = own(signals, screen);
    OwnState hook = signals.hook();
    if (hook != null && !outdates(screen, signals.screenAt(), hook)) {
      // An agent that failed is idle: that does not take the failure back.
      boolean explains = own != null && own.status() == Status.READY && failed(hook);
      if (own == null || explains) {
        return judgement(hook, screen);
      }
    }
    if (own != null) {
      return own;
    }
    return switch (screen.status()) {
      case READY ->
          signals.progress() && !screen.freezes()
              ? Judgement.of(Status.BUSY, "progress", "OSC 9;4", signals.lastOutput())
              : Judgement.of(screen, signals.screenAt());
      case UNKNOWN -> null;
      case STARTING, BUSY, WAITING, LIMITED, ERROR, EXITED ->
          Judgement.of(screen, signals.screenAt());
    };
  }

  /// Whether a look at the screen makes a hook a thing of the past. A hook tells of one moment, and
  /// nothing tells when that is over: no hook comes when a prompt is denied or a turn interrupted.
  /// So it is believed a moment before the screen shows it, and after that only where the screen
  /// tells nothing. A failure lasts until the agent works again.
  public static boolean outdates(Verdict screen, long screenAt, OwnState hook) {
    boolean blind =
        screen.freezes() || screen.status() == Status.UNKNOWN || screen.status() == Status.STARTING;
    if (blind || failed(hook) && screen.status() == Status.READY) {
      return false;
    }
    return screen.status() == hook.status() || screenAt - hook.atMillis() > AHEAD_MILLIS;
  }

  private static boolean failed(OwnState hook) {
    return hook.status() == Status.ERROR || hook.status() == Status.LIMITED;
  }

  private static @Nullable Judgement own(Signals signals, @Nullable Verdict screen) {
    OwnState own = signals.own();
    if (own == null) {
      return null;
    }
    if (screen != null && !screen.freezes() && screen.status() != Status.UNKNOWN) {
      long later = signals.screenAt() - own.atMillis();
      if (own.status() == Status.WAITING && later > AHEAD_MILLIS) {
        return null; // the prompt would be on the screen by now
      }
      boolean stuck = own.status() == Status.READY && screen.status() == Status.BUSY;
      boolean begins = signals.screenSince() - own.atMillis() > NEW_TURN_MILLIS;
      if (stuck && (begins || later > STUCK_MILLIS)) {
        return null;
      }
    }
    return judgement(own, screen);
  }

  private static Judgement judgement(OwnState own, @Nullable Verdict screen) {
    int background = screen == null ? 0 : screen.background();
    Question question = screen == null ? null : screen.question();
    return new Judgement(
        own.status(),
        own.reason(),
        own.status() == Status.WAITING ? question : null,
        null,
        background,
        own.source(),
        null,
        own.line(),
        null,
        own.atMillis(),
        false);
  }
}
