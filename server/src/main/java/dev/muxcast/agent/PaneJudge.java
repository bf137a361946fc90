package dev.muxcast.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one judge of a pane's screen and title, for live panes and for stored screens. Pure.
public final class PaneJudge {
  private PaneJudge() {}

  /// What is known of a pane.
  ///
  /// @param command the name of the program in front, "" where it is not known
  /// @param type what that program is, see [AgentTypes]
  /// @param rows plain text
  public record Look(String command, String type, String title, List<String> rows) {}

  /// What the agent in that pane does.
  public static Verdict judge(AgentCatalog catalog, Look seen) {
    Look look = new Look(seen.command, seen.type, seen.title, NestedScreen.inner(seen.rows));
    if (look.type.equals(AgentTypes.SHELL)) {
      return behindShell(catalog, look);
    }
    Verdict verdict = catalog.judge(look.type, look.rows, look.title);
    return verdict == null ? Verdict.unknown(look.type) : verdict;
  }

  /// A shell is in front: it runs the agent as its script, or the agent left.
  private static Verdict behindShell(AgentCatalog catalog, Look look) {
    String left = catalog.types().left(look.rows);
    String agent = left == null ? catalog.types().shown(look.rows) : left;
    boolean prompt = ShellPrompt.endsIn(look.rows) || ShellPrompt.overwrites(look.rows);
    @Nullable Verdict verdict =
        agent == null || prompt ? null : catalog.judge(agent, look.rows, look.title);
    if (verdict != null && verdict.status() != Status.UNKNOWN) {
      return verdict;
    }
    return Verdict.exited(
        agent == null ? AgentTypes.SHELL : agent,
        ShellPrompt.suspended(look.rows) ? "suspended" : null,
        prompt ? ShellPrompt.last(look.rows) : null);
  }
}
