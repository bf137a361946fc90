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
    boolean fromTitle) {

  /// A verdict that rests on nothing.
  static Verdict unknown(String agentType) {
    return new Verdict(agentType, Status.UNKNOWN, null, false, null, null, 0, null, null, false);
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
    return new Verdict(agentType, Status.EXITED, reason, false, null, null, 0, null, line, false);
  }

  /// Where it comes from, in the words of the protocol.
  public String source() {
    return rule == null ? "process" : fromTitle ? "title" : "screen";
  }
}
