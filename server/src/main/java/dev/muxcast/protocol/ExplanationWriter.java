package dev.muxcast.protocol;

import static dev.muxcast.protocol.Json.flag;
import static dev.muxcast.protocol.Json.number;
import static dev.muxcast.protocol.Json.text;

import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.Explanation;
import io.avaje.json.JsonWriter;

/// Writes an [Explanation] as the fields of `explain.response`. Pure.
final class ExplanationWriter {
  private ExplanationWriter() {}

  static void write(JsonWriter out, Explanation it) {
    AgentStatus status = it.status();
    text(out, "pane_id", it.place().paneId());
    text(out, "server_instance", it.place().serverInstance());
    text(out, "agent_type", it.place().agentType());
    text(out, "status", status == null ? "unknown" : status.status());
    if (status != null) {
      text(out, "reason", status.reason());
      text(out, "since", status.since());
      text(out, "resets_at", status.resetsAt());
      SnapshotWriter.question(out, status.question());
      number(out, "background", status.background());
      text(out, "attention", status.attention());
    }
    out.name("evidence");
    out.beginArray();
    for (Explanation.Signal signal : it.signals()) {
      out.beginObject();
      text(out, "source", signal.source());
      text(out, "says", signal.says());
      text(out, "rule", signal.rule());
      text(out, "line", signal.line());
      number(out, "age_ms", signal.ageMillis());
      out.endObject();
    }
    out.endArray();
    out.name("rules");
    out.beginArray();
    for (Explanation.Rule rule : it.rules()) {
      out.beginObject();
      text(out, "rule", rule.name());
      text(out, "status", rule.status());
      flag(out, "holds", rule.holds());
      out.endObject();
    }
    out.endArray();
    text(out, "command", it.command());
    text(out, "title", it.title());
    text(out, "text", String.join("\n", it.screen()));
  }
}
