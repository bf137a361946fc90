package dev.muxcast.queue;

import static dev.muxcast.queue.EventEncoder.number;
import static dev.muxcast.queue.EventEncoder.text;

import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.EventData.Match;
import dev.muxcast.event.EventData.PaneOutput;
import io.avaje.json.JsonWriter;
import java.util.Locale;

/// Writes the `data` object of every type of event; `protocol/schema` has the shapes.
final class DataEncoder {
  private DataEncoder() {}

  static void write(JsonWriter writer, EventData data) {
    if (data instanceof EventData.Custom custom) {
      // The publisher's own data arrives as it was published, nulls included.
      WellFormed.write(writer, custom.data());
      return;
    }
    writer.beginObject();
    switch (data) {
      case EventData.SessionCreated it -> {
        text(writer, "session", it.session());
        number(writer, "windows", it.windows());
        text(writer, "path", it.path());
      }
      case EventData.SessionRemoved it -> text(writer, "session", it.session());
      case EventData.SessionRenamed it -> {
        text(writer, "session", it.session());
        text(writer, "previous", it.previous());
      }
      case EventData.WindowCreated it -> {
        text(writer, "name", it.name());
        number(writer, "panes", it.panes());
      }
      case EventData.WindowRemoved it -> text(writer, "name", it.name());
      case EventData.WindowRenamed it -> {
        text(writer, "name", it.name());
        text(writer, "previous", it.previous());
      }
      case EventData.WindowMoved it -> {
        text(writer, "name", it.name());
        number(writer, "previous_index", it.previousIndex());
      }
      case EventData.WindowActivated it -> text(writer, "name", it.name());
      case EventData.PaneCreated it -> {
        text(writer, "command", it.command());
        text(writer, "path", it.path());
        number(writer, "width", it.width());
        number(writer, "height", it.height());
        number(writer, "pid", it.pid());
      }
      case EventData.PaneMoved it -> number(writer, "previous_index", it.previousIndex());
      case EventData.PaneRemoved it -> {
        writer.name("output_complete");
        writer.value(it.outputComplete());
        number(writer, "exit_status", it.exitStatus());
        text(writer, "exit_signal", it.exitSignal());
      }
      case PaneOutput it -> output(writer, it);
      case AgentStatus it -> status(writer, it);
      case EventData.AgentUsage it -> {
        text(writer, "agent_type", it.agentType());
        text(writer, "model", it.model());
        number(writer, "input_tokens", it.inputTokens());
        number(writer, "cached_tokens", it.cachedTokens());
        number(writer, "output_tokens", it.outputTokens());
        number(writer, "context_tokens", it.contextTokens());
        if (it.contextPercent() != null) {
          writer.name("context_percent");
          writer.value(it.contextPercent());
        }
      }
      case EventData.ResourceUsage it -> {
        text(writer, "scope", it.scope());
        writer.name("cpu_percent");
        writer.value(it.cpuPercent());
        number(writer, "memory_bytes", it.memoryBytes());
        number(writer, "processes", it.processes());
      }
      case EventData.CollectorConnected it -> {
        text(writer, "tmux_version", it.tmuxVersion());
        number(writer, "sessions", it.sessions());
        text(writer, "mode", it.mode());
        if (it.otherwise() > 0) {
          number(writer, "otherwise", it.otherwise());
        }
      }
      case EventData.CollectorDisconnected it -> text(writer, "reason", it.reason());
      case EventData.CollectorGap it -> {
        text(writer, "from", it.from());
        text(writer, "to", it.to());
        text(writer, "reason", it.reason());
      }
      case EventData.CommandExecuted it -> {
        text(writer, "command", it.command());
        text(writer, "by", it.by());
        text(writer, "result", it.result());
      }
      case EventData.Custom _ -> throw new IllegalStateException("written above");
    }
    writer.endObject();
  }

  private static void output(JsonWriter writer, PaneOutput it) {
    text(writer, "content", it.content());
    text(writer, "severity", it.severity().word());
    text(writer, "preview", it.preview());
    text(writer, "mode", it.mode().name().toLowerCase(Locale.ROOT));
    if (it.rows() != null) {
      writer.name("rows");
      writer.beginArray();
      for (int row : it.rows()) {
        writer.value(row);
      }
      writer.endArray();
    }
    if (it.matches() != null) {
      writer.name("matches");
      writer.beginArray();
      for (Match match : it.matches()) {
        writer.beginObject();
        number(writer, "start", match.start());
        number(writer, "end", match.end());
        text(writer, "rule", match.rule());
        text(writer, "severity", match.severity().word());
        writer.endObject();
      }
      writer.endArray();
    }
    number(writer, "skipped_bytes", it.skippedBytes());
    if (it.passing()) {
      writer.name("transient");
      writer.value(true);
    }
  }

  private static void status(JsonWriter writer, AgentStatus it) {
    text(writer, "status", it.status());
    text(writer, "previous", it.previous());
    text(writer, "agent_type", it.agentType());
    text(writer, "reason", it.reason());
    text(writer, "since", it.since());
    text(writer, "resets_at", it.resetsAt());
    if (it.question() != null) {
      writer.name("question");
      writer.beginObject();
      text(writer, "text", it.question().text());
      writer.name("answers");
      writer.beginArray();
      for (String answer : it.question().answers()) {
        writer.value(answer);
      }
      writer.endArray();
      writer.endObject();
    }
    number(writer, "background", it.background());
    text(writer, "attention", it.attention());
    if (it.evidence() != null) {
      writer.name("evidence");
      writer.beginObject();
      text(writer, "source", it.evidence().source());
      text(writer, "rule", it.evidence().rule());
      text(writer, "line", it.evidence().line());
      number(writer, "age_ms", it.evidence().ageMillis());
      writer.endObject();
    }
  }
}
