package dev.muxcast.cli;

import dev.muxcast.client.EventData;
import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The server's answer to `explain`, for people to read.
///
/// @param name of the pane, as other commands take it
record PaneExplanation(String name, String answer, Map<String, Object> fields) {
  private static final Set<String> INTERPRETERS =
      Set.of("node", "bun", "deno", "python", "python3", "MainThread", "sh", "bash", "zsh", "fish");
  private static final int WIDTH = 100;

  /// Asks the running server.
  ///
  /// @param pane its name or id
  static PaneExplanation of(String pane) {
    State state = State.of(System.getenv());
    try (Muxcast muxcast = state.connect()) {
      PaneRow row = Panes.of(muxcast.snapshot().as(Picture.class)).pane(pane);
      Map<String, Object> fields = new LinkedHashMap<>();
      Commands.put(fields, "pane", row.paneId());
      Commands.put(fields, "server_instance", row.session().serverInstance());
      String answer = muxcast.request("explain", fields).json();
      return new PaneExplanation(row.name(), answer, JsonText.read(answer));
    }
  }

  /// @param save where the screen is to be written as a sample, or null
  /// @return the exit code
  int print(boolean json, @Nullable String save) throws IOException {
    if (save != null) {
      Files.writeString(Path.of(save), sample());
    }
    try (Output out = Output.standard()) {
      if (json) {
        out.json(answer);
      } else {
        words().forEach(out::line);
      }
    }
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

  private List<String> words() {
    var lines = new ArrayList<String>();
    String reason = text("reason");
    lines.add(
        text("agent_type")
            + " in "
            + name
            + " ("
            + text("pane_id")
            + ") is "
            + text("status")
            + (reason.isEmpty() ? "" : " (" + reason + ")"));
    if (fields.get("question") instanceof Map<?, ?> question) {
      lines.add("");
      lines.add("It asks:");
      var asked = new EventData.Question(question.get("text") + "", texts(question.get("answers")));
      QuestionText.lines(asked, WIDTH).forEach(line -> lines.add("  " + line));
    }
    lines.add("");
    lines.add("Seen, what decided first:");
    lines.addAll(signals());
    lines.add("");
    lines.add("Rules that hold, the first one decides:");
    for (Object rule : list("rules")) {
      if (rule instanceof Map<?, ?> it && Boolean.TRUE.equals(it.get("holds"))) {
        lines.add("  " + it.get("rule") + ": " + it.get("status"));
      }
    }
    return lines;
  }

  /// Each signal once, as it was seen last.
  private Set<String> signals() {
    Map<String, String> ages = new LinkedHashMap<>();
    for (Object signal : list("evidence")) {
      if (signal instanceof Map<?, ?> it) {
        String words =
            "  "
                + it.get("source")
                + (it.get("says") == null ? "" : " says " + it.get("says"))
                + (it.get("rule") == null ? "" : ", rule " + it.get("rule"))
                + (it.get("line") == null ? "" : ": " + ("" + it.get("line")).strip());
        ages.putIfAbsent(words, age(it.get("age_ms")));
      }
    }
    Set<String> lines = new LinkedHashSet<>();
    ages.forEach((words, age) -> lines.add(words + age));
    return lines;
  }

  private static String age(@Nullable Object millis) {
    return millis instanceof Number number
        ? ", " + Durations.words(Duration.ofMillis(number.longValue())) + " ago"
        : "";
  }

  private String text(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value.toString();
  }

  private List<?> list(String name) {
    return fields.get(name) instanceof List<?> list ? list : List.of();
  }

  private static List<String> texts(@Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
