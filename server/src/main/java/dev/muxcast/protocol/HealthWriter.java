package dev.muxcast.protocol;

import static dev.muxcast.protocol.Json.number;
import static dev.muxcast.protocol.Json.texts;

import dev.muxcast.event.Health;
import io.avaje.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what `/healthz` answers: `status` is `ok`, `degraded` or `blind`, with the reasons.
public final class HealthWriter {
  private HealthWriter() {}

  /// @param health null where the Collector does not answer
  /// @param lastTurnMillisAgo when it came around last
  public static String text(
      @Nullable Health health, long lastTurnMillisAgo, String version, int clients, long seq) {
    List<String> reasons =
        health == null
            ? List.of("the Collector has not come around for " + lastTurnMillisAgo / 1_000 + " s")
            : health.reasons();
    String status =
        health == null || health.blind() ? "blind" : reasons.isEmpty() ? "ok" : "degraded";
    return Json.object(out -> {
      Json.text(out, "status", status);
      texts(out, "reasons", reasons);
      Json.text(out, "version", version);
      number(out, "clients", clients);
      number(out, "seq", seq);
      number(out, "last_turn_ms", lastTurnMillisAgo);
      if (health != null) {
        number(out, "waiting", health.waiting());
        number(out, "faults", health.faults());
        number(out, "hanging_reads", health.hanging());
        leftOut(out, health.leftOut());
        servers(out, health.servers());
      }
    })
        + "\n";
  }

  private static void leftOut(JsonWriter out, Map<String, Long> counts) {
    out.name("left_out");
    out.beginObject();
    for (Map.Entry<String, Long> each : counts.entrySet()) {
      number(out, each.getKey(), each.getValue());
    }
    out.endObject();
  }

  private static void servers(JsonWriter out, List<Health.Server> servers) {
    out.name("tmux");
    out.beginArray();
    for (Health.Server server : servers) {
      out.beginObject();
      Json.text(out, "server", server.server());
      Json.text(out, "mode", server.mode());
      Json.text(out, "version", server.version());
      Json.text(out, "why", server.why());
      if (server.otherwise() > 0) {
        number(out, "otherwise", server.otherwise());
      }
      number(out, "answered_ms", server.answeredMillisAgo());
      Json.text(out, "trouble", server.trouble());
      out.endObject();
    }
    out.endArray();
  }
}
