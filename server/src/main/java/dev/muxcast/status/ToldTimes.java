package dev.muxcast.status;

import dev.muxcast.agent.AgentState;
import dev.muxcast.agent.Judgement;
import dev.muxcast.agent.ResetTime;
import dev.muxcast.event.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The times that are told with an agent's status. Each is made once, when what it is about is
/// first seen, and stays: a limit that ends "in two hours" does so two hours after it was written.
///
/// Mutable, owned by the Collector thread.
final class ToldTimes {
  private long sinceMillis = Long.MIN_VALUE;
  private long sinceEpochMillis;
  private @Nullable String limit;
  private @Nullable Instant resets;

  /// Takes a state in.
  ///
  /// @param now on the steady clock of the state
  ToldTimes of(AgentState state, long now, long epochMillis) {
    boolean anew = state.sinceMillis() != sinceMillis;
    if (anew) {
      sinceMillis = state.sinceMillis();
      sinceEpochMillis = epochMillis - (now - sinceMillis);
    }
    Judgement told = state.told();
    String text = told == null ? null : told.limit();
    Instant before = resets;
    boolean over = anew && before != null && before.toEpochMilli() < epochMillis;
    if (text != null && (over || !text.equals(limit))) {
      limit = text;
      resets = ResetTime.in(text, Instant.ofEpochMilli(epochMillis), ZoneId.systemDefault());
    }
    return this;
  }

  /// Since when the status holds.
  String since() {
    return Timestamp.text(sinceEpochMillis);
  }

  /// When the limit of that text ends, null where it does not say.
  @Nullable String resetsAt(@Nullable String text) {
    Instant end = resets;
    boolean same = text != null && text.equals(limit);
    return end == null || !same ? null : Timestamp.text(end.toEpochMilli());
  }
}
