package dev.muxcast.agent;

import dev.muxcast.agent.AgentRules.Rule;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the shape of a prompt says where the rules say nothing of it: the agent waits. So the next
/// version of an agent, whose words are others, is not told idle. Pure.
final class PromptShape {

  /// The name under which it is told as evidence.
  static final String RULE = "shape";

  private PromptShape() {}

  /// The verdict of a prompt's shape.
  ///
  /// @param line the row of its marked answer
  /// @param against the rule that says otherwise, or null
  static Verdict verdict(
      String agent, Prompt prompt, String line, int background, @Nullable Rule against) {
    String reason = reason(prompt);
    boolean permission = reason.equals("permission");
    boolean picker = !reason.equals("trust") && (!permission || prompt.closes());
    Verdict verdict =
        new Verdict(
            agent,
            Status.WAITING,
            reason,
            false,
            prompt.question(),
            null,
            background,
            RULE,
            line.strip(),
            false,
            against == null ? null : against.name() + " says " + against.status().word(),
            picker);
    return verdict.opened(prompt.closes());
  }

  /// Why a prompt waits, by its words.
  static String reason(Prompt prompt) {
    return reason(prompt.question());
  }

  /// The same for what clients are told of one.
  static String reason(Question question) {
    if (question.text().toLowerCase(Locale.ROOT).contains("trust")) {
      return "trust";
    }
    return AnswerWords.permission(question.answers()) ? "permission" : "question";
  }
}
