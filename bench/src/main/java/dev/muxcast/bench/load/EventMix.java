package dev.muxcast.bench.load;

/// The events of the fan-out row: which one comes at which place is a function of its number, so
/// that a reader knows what to expect without being told. It repeats after `PERIOD` events.
public final class EventMix {
  public static final int PERIOD = 200;
  public static final int SESSIONS = 10;

  private EventMix() {}

  /// The session of the event with this number, as tmux's `$n` and as `agent-N`.
  public static int session(int number) {
    return number % SESSIONS;
  }

  /// The pane, tmux's `%n`: two windows with one pane in each session.
  public static int pane(int number) {
    return session(number) * 2 + number / SESSIONS % 2;
  }

  /// One in twenty events is an `agent.status`, the others are `pane.output`.
  public static boolean isStatus(int number) {
    return number % 20 == 13;
  }

  /// 0 info, 1 warning, 2 error: of `pane.output` only.
  public static int severity(int number) {
    return number % 50 == 7 ? 2 : number % 25 == 4 ? 1 : 0;
  }
}
