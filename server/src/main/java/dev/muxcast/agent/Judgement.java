package dev.muxcast.agent;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the signals together say, and which of them decided.
///
/// @param source `process`, `screen`, `title`, `progress`, or the name of the agent's own source
/// @param rule the rule's name, where a rule decided
/// @param line the text it rests on
/// @param against what the rules say where they say otherwise than the screen's shape, or null
/// @param atMillis when that was seen, on the steady clock of the signals
/// @param assumed whether it is only a guess for want of anything else
public record Judgement(
    Status status,
    @Nullable String reason,
    @Nullable Question question,
    @Nullable String limit,
    int background,
    String source,
    @Nullable String rule,
    @Nullable String line,
    @Nullable String against,
    long atMillis,
    boolean assumed) {

  static Judgement of(Verdict verdict, long at) {
    return new Judgement(
        verdict.status(),
        verdict.reason(),
        verdict.question(),
        verdict.limit(),
        verdict.background(),
        verdict.source(),
        verdict.rule(),
        verdict.line(),
        verdict.against(),
        at,
        verdict.freezes());
  }

  static Judgement of(Status status, String source, @Nullable String line, long at) {
    return new Judgement(status, null, null, null, 0, source, null, line, null, at, false);
  }

  /// An agent of which nothing else is known yet.
  public static Judgement starting(long at) {
    return new Judgement(
        Status.STARTING, null, null, null, 0, "process", null, null, null, at, true);
  }

  /// Whether both say the same to somebody who reads no evidence.
  boolean saysTheSameAs(Judgement other) {
    return status == other.status
        && Objects.equals(reason, other.reason)
        && background == other.background
        && (question == null || question.equals(other.question));
  }
}
