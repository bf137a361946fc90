package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The server's answer to `explain`, for people to read.
record PaneExplanation(String answer, Map<String, Object> fields) {
  private static final Set<String> INTERPRETERS =
      Set.of("node", "bun", "deno", "python", "python3", "MainThread", "sh", "bash", "zsh", "fish");

  /// Asks the running server.
  ///
  /// @param pane `%3` or `session:window.pane`, with `LABEL/` before it for another socket
  static PaneExplanation of(String pane) {
    State state = State.of(System.getenv());
    Server.Running running = new Server(state).running();
    if (running == null) {
      throw Exit.noServer();
    }
    Map<String, Object> fields = Commands.at("explain", pane);
    fields.remove("command");
    try (Muxcast muxcast = state.connect(running.url())) {
      String answer = muxcast.request("explain", fields).json();
      return new PaneExplanation(answer, JsonText.read(answer));
    }
  }

  /// @param save where the screen is to be written as a sample, or null
  /// @return the exit code
  int print(boolean json, @Nullable String save) throws IOException {
    if (save != null) {
      Files.writeString(Path.of(save), sample());
    }
    System.out.print(json ? answer + "\n" : words());
    return Exit.DONE;
  }

  /// The screen as it stands at the end of a rule file.
  private String sample() {
    StringBuilder out = new StringBuilder("= ").append(text("status"));
    if (fields.get("reason") != null) {
      out.append(' ').append(text("reason"));
    }
    out.append(" | ").append(command()).append(" | ").append(text("title")).append('\n');
    text("text").lines().forEach(row -> out.append('|').append(row).append('\n'));
    return out.toString();
  }

  /// What ran there. An interpreter's name tells nothing without its arguments, which no sample
  /// has: the agent's own name is told then.
  private String command() {
    String command = text("command");
    return INTERPRETERS.contains(command) && !text("status").equals("exited")
        ? text("agent_type")
        : command;
  }

  private String words() {
    StringBuilder out = new StringBuilder(text("agent_type"));
    out.append(" in ").append(text("pane_id")).append(" is ").append(text("status"));
    if (fields.get("reason") != null) {
      out.append(" (").append(text("reason")).append(')');
    }
    out.append("\n\nSeen, what decided first:\n");
    for (Object signal : list("evidence")) {
      if (signal instanceof Map<?, ?> it) {
        out.append("  ").append(it.get("source"));
        out.append(it.get("says") == null ? "" : " says " + it.get("says"));
        out.append(it.get("rule") == null ? "" : ", rule " + it.get("rule"));
        out.append(it.get("line") == null ? "" : ": " + it.get("line"));
        out.append(", ").append(it.get("age_ms")).append(" ms ago\n");
      }
    }
    out.append("\nRules that hold, the first one decides:\n");
    for (Object rule : list("rules")) {
      if (rule instanceof Map<?, ?> it && Boolean.TRUE.equals(it.get("holds"))) {
        out.append("  ").append(it.get("rule")).append(": ").append(it.get("status")).append('\n');
      }
    }
    return out.toString();
  }

  private String text(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  private List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }
}
