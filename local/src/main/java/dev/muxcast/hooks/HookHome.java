package dev.muxcast.hooks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an agent keeps its hooks, and in which form.
///
/// @param agent its short name
/// @param variable of the environment, which names its folder; empty for none
/// @param folder where that is otherwise, below the user's home
/// @param file in that folder
/// @param note what the user has to do besides, or null
record HookHome(
    String agent, String variable, String folder, String file, Form form, @Nullable String note) {

  /// The forms of hooks.
  enum Form {
    /// Settings with `"hooks": {"EVENT": [{"hooks": [{"type": "command", "command": …}]}]}`.
    GROUPED,
    /// The same with a name, which the agent shows in place of the command while it runs.
    NAMED,
    /// Settings with `"hooks": {"EVENT": [{"command": …}]}`.
    FLAT,
    /// A file of our own in a folder of hooks.
    COPILOT,
    /// A plug-in of our own.
    OPENCODE
  }

  /// The agents whose hooks are known.
  static final List<HookHome> ALL =
      List.of(
          new HookHome(
              "claude", "CLAUDE_CONFIG_DIR", ".claude", "settings.json", Form.GROUPED, null),
          new HookHome(
              "codex",
              "CODEX_HOME",
              ".codex",
              "hooks.json",
              Form.GROUPED,
              "Codex runs new hooks only once you trust them: type /hooks in it."),
          new HookHome("gemini", "", ".gemini", "settings.json", Form.NAMED, null),
          new HookHome("qwen", "", ".qwen", "settings.json", Form.GROUPED, null),
          new HookHome("droid", "", ".factory", "settings.json", Form.GROUPED, null),
          new HookHome("cursor", "", ".cursor", "hooks.json", Form.FLAT, null),
          new HookHome("copilot", "", ".copilot", "hooks/muxcast.json", Form.COPILOT, null),
          new HookHome(
              "opencode",
              "",
              ".config/opencode",
              "plugin/muxcast.js",
              Form.OPENCODE,
              "OpenCode fetches a package of its own before it loads plug-ins: without network it"
                  + " does not start with one."));

  /// The agent's own folder; where it is missing, the agent was never used.
  Path folder(Map<String, String> environment) {
    String own = variable.isEmpty() ? "" : environment.getOrDefault(variable, "");
    return own.isEmpty()
        ? Path.of(environment.getOrDefault("HOME", "/"), folder)
        : Path.of(own).toAbsolutePath();
  }

  Path file(Map<String, String> environment) {
    return folder(environment).resolve(file);
  }

  /// Whether they are put in only where somebody asks for this agent by name: a plug-in may keep
  /// OpenCode from starting.
  boolean onlyByName() {
    return form == Form.OPENCODE;
  }

  /// Whether the file is ours alone.
  boolean ours() {
    return switch (form) {
      case GROUPED, NAMED, FLAT -> false;
      case COPILOT, OPENCODE -> true;
    };
  }
}
