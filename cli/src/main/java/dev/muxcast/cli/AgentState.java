package dev.muxcast.cli;

import dev.muxcast.client.EventData;
import dev.muxcast.client.Picture;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an agent does, for people. Pure.
///
/// @param word its status; `finished` for one that is ready and whose work nobody has looked at
record AgentState(PaneRow row, String word) {
  private static final Set<String> EMPTY_TITLES = Set.of("claude code", "codex", "gemini", "qwen");

  static AgentState of(PaneRow row) {
    Picture.Agent agent = row.pane().agent();
    boolean unseen = agent != null && "finished".equals(agent.attention());
    return new AgentState(row, unseen && row.status().equals("ready") ? "finished" : row.status());
  }

  Glyph glyph() {
    return Glyph.of(word);
  }

  /// What it asks, only while it waits.
  EventData.@Nullable Question question() {
    Picture.Agent agent = row.pane().agent();
    return agent == null ? null : agent.question();
  }

  /// Since how long, such as `13m`; "" where that is not known.
  String age(Instant now) {
    Picture.Agent agent = row.pane().agent();
    String since = agent == null ? null : agent.since();
    try {
      return since == null ? "" : Durations.brief(Duration.between(Instant.parse(since), now));
    } catch (DateTimeParseException unknown) {
      return "";
    }
  }

  /// In a few words what it is at, or why it is not.
  String doing() {
    Picture.Agent agent = row.pane().agent();
    if (agent == null) {
      return "";
    }
    String reason = agent.reason() == null ? "" : agent.reason();
    String line = agent.evidence() == null ? null : agent.evidence().line();
    String title = title();
    String what =
        switch (word) {
          case "waiting", "exited" -> reason;
          case "limited" ->
              agent.resetsAt() == null ? reason : "until " + LocalTimes.of(agent.resetsAt());
          case "error" -> join(reason, line);
          case "busy", "starting" -> title.isEmpty() ? withoutSign(line) : title;
          default -> title;
        };
    Integer left = agent.background();
    return left == null ? what : join(what, left + " in the background");
  }

  private static String join(String one, @Nullable String other) {
    return other == null || other.isBlank() || other.equals(one)
        ? one
        : one.isEmpty() ? other.strip() : one + ": " + other.strip();
  }

  /// The pane's title, where the agent has set one that tells something.
  private String title() {
    String title = withoutSign(row.pane().title());
    boolean empty =
        EMPTY_TITLES.contains(title.toLowerCase(Locale.ROOT))
            || title.equals(row.pane().command())
            || title.equals(HostName.LOCAL)
            || title.equals(row.session().host());
    return empty ? "" : title;
  }

  /// Without the spinner or star before it.
  private static String withoutSign(@Nullable String text) {
    if (text == null) {
      return "";
    }
    int from = 0;
    while (from < text.length() && !Character.isLetterOrDigit(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    return text.substring(from).strip();
  }
}
