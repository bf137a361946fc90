package dev.muxcast.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one look at a screen and a title says.
///
/// @param freezes whether the screen tells nothing, such as a transcript viewer: what was known
///   before still holds, and `status` is only assumed where nothing was
/// @param question what is asked, only while waiting
/// @param limit the text that may tell when a limit ends, only when limited
/// @param background how many things the agent left running
/// @param rule which rule decided, null where none did
/// @param line the row that it matched
/// @param fromTitle whether the title alone decided
/// @param against what the rules say where the shape of the screen says otherwise, or null
/// @param picker whether it is a list of choices that the user may have opened himself
public record Verdict(
    String agentType,
    Status status,
    @Nullable String reason,
    boolean freezes,
    @Nullable Question question,
    @Nullable String limit,
    int background,
    @Nullable String rule,
    @Nullable String line,
    boolean fromTitle,
    @Nullable String against,
    boolean picker) {

  /// A verdict that rests on nothing.
  static Verdict unknown(String agentType) {
    return of(agentType, Status.UNKNOWN, null, null);
  }

  private static Verdict of(
      String agentType, Status status, @Nullable String reason, @Nullable String line) {
    return new Verdict(
        agentType, status, reason, false, null, null, 0, null, line, false, null, false);
  }

  /// The same with so many things left running.
  Verdict with(int background) {
    return new Verdict(
        agentType,
        status,
        reason,
        freezes,
        question,
        limit,
        background,
        rule,
        line,
        fromTitle,
        against,
        picker);
  }

  /// The same for choices of which it is known who opened them: the user's own tell nothing.
  ///
  /// @param byUser whether the agent was idle when they came up
  public Verdict opened(boolean byUser) {
    if (!picker || question == null) {
      return this;
    }
    return new Verdict(
        agentType,
        byUser ? Status.READY : Status.WAITING,
        byUser ? null : PromptShape.reason(question),
        byUser,
        question,
        limit,
        background,
        rule,
        line,
        fromTitle,
        against,
        true);
  }

  /// The agent is not in front any more: a shell is, over what it left on the screen.
  public static Verdict left(String agentType, List<String> rows) {
    return exited(
        agentType, ShellPrompt.suspended(rows) ? "suspended" : null, ShellPrompt.last(rows));
  }

  /// The agent's process is gone, or stopped.
  ///
  /// @param line the shell's prompt, where it is seen
  static Verdict exited(String agentType, @Nullable String reason, @Nullable String line) {
    return of(agentType, Status.EXITED, reason, line);
  }

  /// Where it comes from, in the words of the protocol.
  public String source() {
    return rule == null ? "process" : fromTitle ? "title" : "screen";
  }
}
