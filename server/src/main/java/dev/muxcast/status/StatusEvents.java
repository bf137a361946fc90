package dev.muxcast.status;

import dev.muxcast.agent.AgentState;
import dev.muxcast.agent.Judgement;
import dev.muxcast.agent.Question;
import dev.muxcast.agent.Status;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.AgentStatus;

/// Makes the events that tell of an agent.
final class StatusEvents {
  private StatusEvents() {}

  /// @param state what is told, not empty
  /// @param times of that agent
  /// @param now on the steady clock of the state
  static AgentStatus of(String type, AgentState state, ToldTimes times, long now) {
    Judgement told = state.told();
    if (told == null) {
      throw new IllegalArgumentException("nothing is known yet");
    }
    times.of(state, now, System.currentTimeMillis());
    Status previous = state.previous();
    Question question = told.question();
    return new AgentStatus(
        told.status().word(),
        previous == null ? null : previous.word(),
        type,
        told.reason(),
        times.since(),
        times.resetsAt(told.limit()),
        question == null ? null : new EventData.Question(question.text(), question.answers()),
        told.background() == 0 ? null : told.background(),
        state.attention(),
        new EventData.Evidence(
            told.source(),
            told.rule(),
            told.line(),
            told.against(),
            Math.max(0, now - told.atMillis())));
  }
}
