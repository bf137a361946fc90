package dev.muxcast.agent;

import java.util.Locale;

/// Types a window as Tmux Orchestrator does, from its name and from what runs in it:
/// `PROJECT_MANAGER`, `CLAUDE_AGENT` (and `CODEX_AGENT`, … for each further agent), `DEV_SERVER`,
/// `SHELL`, `UNKNOWN`. The name of a window says more than its process: a project manager is a
/// Claude too.
public final class WindowKinds {
  /// A window of which nothing tells what it is for.
  public static final String UNKNOWN = "UNKNOWN";

  private WindowKinds() {}

  /// The kind of a window.
  ///
  /// @param name the window's name
  /// @param agentType the type of its active pane, see [AgentTypes]
  public static String of(String name, String agentType) {
    String lower = name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    if (lower.contains("project-manager") || word(lower, "pm") || word(lower, "manager")) {
      return "PROJECT_MANAGER";
    }
    if (AgentTypes.isAgent(agentType)) {
      return agentType.toUpperCase(Locale.ROOT).replace('-', '_') + "_AGENT";
    }
    if (word(lower, "claude")) {
      return "CLAUDE_AGENT";
    }
    if (agentType.equals(AgentTypes.DEV_SERVER) || word(lower, "server") || word(lower, "dev")) {
      return "DEV_SERVER";
    }
    if (agentType.equals(AgentTypes.SHELL) || word(lower, "shell")) {
      return "SHELL";
    }
    return UNKNOWN;
  }

  private static boolean word(String name, String word) {
    int at = name.indexOf(word);
    while (at >= 0) {
      int end = at + word.length();
      boolean starts = at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
      boolean ends = end == name.length() || !Character.isLetter(name.charAt(end));
      if (starts && ends) {
        return true;
      }
      at = name.indexOf(word, at + 1);
    }
    return false;
  }
}
