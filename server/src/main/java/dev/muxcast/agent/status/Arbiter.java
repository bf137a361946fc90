package dev.muxcast.agent.status;

import org.jspecify.annotations.Nullable;

/// From the signals to one status, by the order of what can be trusted: the process is gone; a
/// prompt, a limit or an error on the live part of the screen; what the agent itself says; the
/// title and the rest of the screen; the progress bar; the process's name. Pure.
public final class Arbiter {

  /// So much earlier than the screen an agent's own word may come and be right.
  static final long AHEAD_MILLIS = 1_000;

  /// A screen that says busy for so long while the agent's own source says idle is right.
  static final long STUCK_MILLIS = 2_000;

  private Arbiter() {}

  /// @return null when nothing new can be said: what was known holds
  public static @Nullable Judgement decide(Signals signals) {
    Verdict screen = signals.screen();
    if (signals.gone()) {
      return Judgement.of(Status.EXITED, "process", "the pane is dead", signals.screenAt());
    }
    if (screen == null) {
      return own(signals, null);
    }
    if (screen.status() == Status.EXITED) {
      return Judgement.of(screen, signals.screenAt());
    }
    if (screen.status().urgent() && !screen.freezes() && !screen.fromTitle()) {
      return signals.settled() ? Judgement.of(screen, signals.screenAt()) : null;
    }
    Judgement own = own(signals, screen);
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
      if (stuck && later > STUCK_MILLIS) {
        return null;
      }
    }
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
        own.atMillis(),
        false);
  }
}
