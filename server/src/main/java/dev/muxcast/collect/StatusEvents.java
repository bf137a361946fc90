package dev.muxcast.collect;

import dev.muxcast.agent.AgentState;
import dev.muxcast.agent.Judgement;
import dev.muxcast.agent.Question;
import dev.muxcast.agent.ResetTime;
import dev.muxcast.agent.Status;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Makes the events that tell of an agent.
final class StatusEvents {
  private StatusEvents() {}

  /// @param state what is told, not empty
  /// @param now on the steady clock of the state
  static AgentStatus of(String type, AgentState state, long now) {
    Judgement told = state.told();
    if (told == null) {
      throw new IllegalArgumentException("nothing is known yet");
    }
    long epoch = System.currentTimeMillis();
    Status previous = state.previous();
    Question question = told.question();
    return new AgentStatus(
        told.status().word(),
        previous == null ? null : previous.word(),
        type,
        told.reason(),
        Timestamp.text(epoch - (now - state.sinceMillis())),
        resetsAt(told, epoch),
        question == null ? null : new EventData.Question(question.text(), question.answers()),
        told.background() == 0 ? null : told.background(),
        state.attention(),
        new EventData.Evidence(
            told.source(), told.rule(), told.line(), Math.max(0, now - told.atMillis())));
  }

  private static @Nullable String resetsAt(Judgement told, long epoch) {
    String limit = told.limit();
    Instant end =
        limit == null
            ? null
            : ResetTime.in(limit, Instant.ofEpochMilli(epoch), ZoneId.systemDefault());
    return end == null ? null : Timestamp.text(end.toEpochMilli());
  }
}
