package dev.muxcast.hooks;

import java.util.List;

/// The files that are ours alone, for agents that load hooks from a folder. Pure.
final class OwnFiles {
  private OwnFiles() {}

  /// Such a file's text.
  static String text(HookHome.Form form, List<String> events, String command) {
    return switch (form) {
      case COPILOT -> copilot(events, command);
      case OPENCODE -> openCode(events, command);
      case GROUPED, NAMED, FLAT ->
          throw new IllegalArgumentException("those are settings of the user's");
    };
  }

  private static String copilot(List<String> events, String command) {
    StringBuilder out = new StringBuilder("{\n  \"version\": 1,\n  \"hooks\": {");
    for (String event : events) {
      out.append(out.charAt(out.length() - 1) == '{' ? "\n" : ",\n");
      out.append("    ").append(JsonText.quote(event)).append(": [{ \"type\": \"command\", ");
      // Its payload does not name the event.
      String named = command.replace(" || :", " --event " + event + " || :");
      out.append("\"bash\": ").append(JsonText.quote(named)).append(" }]");
    }
    return out.append("\n  }\n}\n").toString();
  }

  private static String openCode(List<String> events, String command) {
    StringBuilder wanted = new StringBuilder();
    for (String event : events) {
      wanted.append(wanted.isEmpty() ? "" : ", ").append(JsonText.quote(event));
    }
    return """
    // Tells muxcast what OpenCode does. Made by `muxcast hooks install`; `muxcast hooks uninstall` removes it.
    import { spawn } from "node:child_process"

    const events = new Set([EVENTS])

    export const Muxcast = async () => ({
      event: async ({ event }) => {
        if (!events.has(event.type)) return
        const told = { hook_event_name: event.type, status: event.properties?.status?.type }
        const child = spawn("/bin/sh", ["-c", COMMAND], { stdio: ["pipe", "ignore", "ignore"] })
        child.on("error", () => {})
        child.stdin.on("error", () => {})
        child.stdin.end(JSON.stringify(told))
      },
    })
    """
        .replace("EVENTS", wanted)
        .replace("COMMAND", JsonText.quote(command));
  }
}
