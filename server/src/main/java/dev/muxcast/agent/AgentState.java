package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// What is told of an agent, and the timing by which it changes: to busy, waiting and the like at
/// once; to ready only when the pane has been quiet for a moment, or has looked idle for longer.
///
/// Immutable; [#next] gives the state that follows. Times are milliseconds of one steady clock.
///
/// @param told what was told last, null before the first time
/// @param previous the status before that, null where there was none
/// @param sinceMillis since when the status holds
/// @param finished whether it became ready after work, and nobody took notice yet
/// @param acknowledged whether somebody took notice of what needs attention
/// @param pending what is to be told unless it changes before
/// @param pendingSince since when
public record AgentState(
    @Nullable Judgement told,
    @Nullable Status previous,
    long sinceMillis,
    boolean finished,
    boolean acknowledged,
    @Nullable Judgement pending,
    long pendingSince) {

  static final long QUIET_MILLIS = 200;

  /// Agents show a composer for a moment before the questions of their start.
  static final long STARTED_MILLIS = 600;

  /// An agent that says that something failed says so before its screen tells what.
  static final long OWN_FAILURE_MILLIS = 300;

  static final long IDLE_MILLIS = 1_500;
  static final long UNKNOWN_MILLIS = 3_000;

  /// Failures come of work: one that follows idleness may be a turn that is only being drawn.
  static final long FAILURE_MILLIS = 500;

  /// Nothing is known yet.
  public static final AgentState NONE = new AgentState(null, null, 0, false, false, null, 0);

  /// The state that follows.
  ///
  /// @param now what the signals say, null when that is nothing new
  /// @param lastOutput when the pane wrote last
  public AgentState next(@Nullable Judgement now, long lastOutput, long millis) {
    Judgement before = told;
    if (now == null || before != null && tellsNothing(now, before.status())) {
      return pending == null
          ? this
          : new AgentState(told, previous, sinceMillis, finished, acknowledged, null, 0);
    }
    if (before != null && before.status() == now.status()) {
      return new AgentState(now, previous, sinceMillis, finished, acknowledged, null, 0);
    }
    boolean goesOn = pending != null && pending.status() == now.status();
    long from = goesOn ? pendingSince : millis;
    AgentState waits =
        new AgentState(told, previous, sinceMillis, finished, acknowledged, now, from);
    if (millis < waits.due(lastOutput)) {
      return waits;
    }
    boolean worked = before != null && before.status() == Status.BUSY;
    return new AgentState(
        now,
        before == null ? null : before.status(),
        millis,
        worked && now.status() == Status.READY,
        false,
        null,
        0);
  }

  /// Whether a judgement is too weak to change what is known: a guess, or the blank screen that
  /// agents show for a moment between two pictures.
  private static boolean tellsNothing(Judgement now, Status before) {
    boolean weak = now.assumed() || now.status() == Status.STARTING;
    return weak && before != Status.STARTING && before != Status.EXITED;
  }

  /// When the pending judgement may be told; `Long.MAX_VALUE` when there is none.
  public long due(long lastOutput) {
    Judgement next = pending;
    if (next == null) {
      return Long.MAX_VALUE;
    }
    if (next.assumed() && next.status() != Status.STARTING) {
      return pendingSince + IDLE_MILLIS;
    }
    return switch (next.status()) {
      case READY -> Math.min(lastOutput + quietMillis(), pendingSince + IDLE_MILLIS);
      case STARTING -> pendingSince;
      case UNKNOWN -> told == null ? pendingSince : pendingSince + UNKNOWN_MILLIS;
      case LIMITED, ERROR -> pendingSince + failureMillis(next);
      case BUSY, WAITING, EXITED -> pendingSince;
    };
  }

  private long quietMillis() {
    return told == null || told.status() == Status.STARTING ? STARTED_MILLIS : QUIET_MILLIS;
  }

  private long failureMillis(Judgement failure) {
    if (told != null && told.status() == Status.READY) {
      return FAILURE_MILLIS;
    }
    return failure.rule() == null ? OWN_FAILURE_MILLIS : 0;
  }

  /// Somebody took notice.
  public AgentState acknowledge() {
    return new AgentState(told, previous, sinceMillis, finished, true, pending, pendingSince);
  }

  /// What a person should look at, in the protocol's word, or null.
  public @Nullable String attention() {
    if (told == null || acknowledged) {
      return null;
    }
    return switch (told.status()) {
      case WAITING, LIMITED, ERROR -> told.status().word();
      case READY -> finished ? "finished" : null;
      case STARTING, BUSY, EXITED, UNKNOWN -> null;
    };
  }

  /// Whether a client that was told the other state has to be told this one.
  public boolean differsFrom(AgentState other) {
    Judgement mine = told;
    Judgement theirs = other.told;
    if (mine == null || theirs == null) {
      return mine != theirs;
    }
    return !mine.saysTheSameAs(theirs)
        || sinceMillis != other.sinceMillis
        || acknowledged != other.acknowledged;
  }
}
