package dev.muxcast.protocol;

import static dev.muxcast.protocol.Json.flag;
import static dev.muxcast.protocol.Json.number;
import static dev.muxcast.protocol.Json.text;
import static dev.muxcast.protocol.Json.texts;

import dev.muxcast.event.EventData.AgentStatus;
import dev.muxcast.event.EventData.AgentUsage;
import dev.muxcast.event.EventData.Evidence;
import dev.muxcast.event.EventData.Question;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.event.Timestamp;
import io.avaje.json.JsonWriter;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Writes a picture as the fields of `snapshot.data`.
final class SnapshotWriter {
  private SnapshotWriter() {}

  static void write(JsonWriter out, Picture picture) {
    list(out, "servers", picture.servers(), SnapshotWriter::server);
    list(out, "sessions", picture.sessions(), SnapshotWriter::session);
  }

  private static void server(JsonWriter out, Picture.Server it) {
    text(out, "server", it.server());
    text(out, "server_instance", it.serverInstance());
    text(out, "tmux_version", it.tmuxVersion());
    text(out, "mode", it.mode());
    flag(out, "connected", it.connected());
  }

  private static void session(JsonWriter out, Picture.Session it) {
    Place place = it.place();
    text(out, "host", place.host());
    text(out, "server", place.server());
    text(out, "server_instance", place.serverInstance());
    text(out, "session", place.session());
    text(out, "session_id", place.sessionId());
    text(out, "path", it.path());
    text(out, "mode", it.mode());
    flag(out, "watched", it.watched());
    list(out, "windows", it.windows(), SnapshotWriter::window);
  }

  private static void window(JsonWriter out, Picture.Window it) {
    Place place = it.place();
    number(out, "window", place.window());
    text(out, "window_name", place.windowName());
    text(out, "window_id", place.windowId());
    text(out, "window_kind", place.windowKind());
    flag(out, "active", it.active());
    list(out, "panes", it.panes(), SnapshotWriter::pane);
  }

  private static void pane(JsonWriter out, Picture.Pane it) {
    number(out, "pane", it.place().pane());
    text(out, "pane_id", it.place().paneId());
    text(out, "agent_type", it.place().agentType());
    flag(out, "active", it.active());
    text(out, "command", it.command());
    text(out, "title", it.title());
    text(out, "path", it.path());
    number(out, "pid", it.pid());
    number(out, "width", it.width());
    number(out, "height", it.height());
    flag(out, "dead", it.dead());
    if (it.status() != null) {
      out.name("agent");
      agent(out, it.status());
    }
    if (it.usage() != null) {
      out.name("usage");
      usage(out, it.usage());
    }
    if (it.screen() != null) {
      text(out, "text", it.screen().text());
      text(out, "captured_at", Timestamp.text(it.screen().capturedAtMillis()));
    }
  }

  private static void agent(JsonWriter out, AgentStatus it) {
    out.beginObject();
    text(out, "status", it.status());
    text(out, "reason", it.reason());
    text(out, "since", it.since());
    text(out, "resets_at", it.resetsAt());
    question(out, it.question());
    number(out, "background", it.background());
    text(out, "attention", it.attention());
    evidence(out, it.evidence());
    out.endObject();
  }

  /// What an agent asks, unless it asks nothing.
  static void question(JsonWriter out, @Nullable Question it) {
    if (it != null) {
      out.name("question");
      out.beginObject();
      text(out, "text", it.text());
      texts(out, "answers", it.answers());
      out.endObject();
    }
  }

  private static void evidence(JsonWriter out, @Nullable Evidence it) {
    if (it != null) {
      out.name("evidence");
      out.beginObject();
      text(out, "source", it.source());
      text(out, "rule", it.rule());
      text(out, "line", it.line());
      text(out, "against", it.against());
      number(out, "age_ms", it.ageMillis());
      out.endObject();
    }
  }

  private static void usage(JsonWriter out, AgentUsage it) {
    out.beginObject();
    text(out, "model", it.model());
    number(out, "input_tokens", it.inputTokens());
    number(out, "cached_tokens", it.cachedTokens());
    number(out, "output_tokens", it.outputTokens());
    number(out, "context_tokens", it.contextTokens());
    if (it.contextPercent() != null) {
      out.name("context_percent");
      out.value(it.contextPercent());
    }
    out.endObject();
  }

  private static <T> void list(
      JsonWriter out, String name, List<T> items, BiConsumer<JsonWriter, T> fields) {
    out.name(name);
    out.beginArray();
    for (T item : items) {
      out.beginObject();
      fields.accept(out, item);
      out.endObject();
    }
    out.endArray();
  }
}
