package dev.muxcast.cli;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import dev.muxcast.client.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that `status` knows, as fields for JSON. Pure.
final class StatusJson {
  private StatusJson() {}

  static Map<String, Object> of(Server.Running running, Muxcast muxcast, Reply snapshot) {
    var all = new LinkedHashMap<String, Object>();
    all.put("url", running.url().toString());
    put(all, "pid", running.pid());
    all.put("version", running.health().version());
    all.put("health", running.health().status());
    all.put("health_reasons", running.health().reasons());
    put(all, "schema_version", muxcast.welcome().schemaVersion());
    all.put(
        "agents",
        Agents.of(Panes.of(snapshot.as(Picture.class))).stream().map(StatusJson::agent).toList());
    all.put("clients", running.health().clients());
    Map<String, Object> picture = snapshot.fields();
    put(all, "servers", picture.get("servers"));
    put(all, "sessions", picture.get("sessions"));
    return all;
  }

  private static Map<String, Object> agent(PaneRow row) {
    var one = new LinkedHashMap<String, Object>();
    one.put("name", row.name());
    put(one, "server", row.session().server());
    put(one, "server_instance", row.session().serverInstance());
    put(one, "session", row.session().session());
    put(one, "window", row.window().window());
    put(one, "window_name", row.window().windowName());
    put(one, "window_kind", row.window().windowKind());
    put(one, "pane", row.pane().pane());
    put(one, "pane_id", row.pane().paneId());
    one.put("agent_type", row.type());
    one.put("status", row.status());
    Picture.Agent agent = row.pane().agent();
    if (agent != null) {
      put(one, "reason", agent.reason());
      put(one, "since", agent.since());
      put(one, "resets_at", agent.resetsAt());
      put(one, "question", agent.question());
      put(one, "background", agent.background());
      put(one, "attention", agent.attention());
      put(one, "evidence", agent.evidence());
    }
    put(one, "usage", row.pane().usage());
    put(one, "command", row.pane().command());
    put(one, "title", row.pane().title());
    put(one, "path", row.pane().path());
    return one;
  }

  private static void put(Map<String, Object> map, String name, @Nullable Object value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
