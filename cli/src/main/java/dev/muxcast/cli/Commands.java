package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends one `command` and says what became of it.
final class Commands {
  private Commands() {}

  /// A command for a pane.
  ///
  /// @param pane `%3` or `session:window.pane`, with `LABEL/` before it for another socket
  static Map<String, Object> at(String verb, String pane) {
    Map<String, Object> fields = of(verb);
    int slash = pane.startsWith("%") ? -1 : pane.indexOf('/');
    if (slash > 0) {
      fields.put("server", pane.substring(0, slash));
    }
    fields.put("pane", pane.substring(slash + 1));
    return fields;
  }

  static Map<String, Object> of(String verb) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("command", verb);
    fields.put("request_id", UUID.randomUUID().toString());
    return fields;
  }

  static void put(Map<String, Object> fields, String name, @Nullable String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /// @return the exit code: 0 submitted, 4 refused, 1 when it is not known
  static int send(Map<String, Object> fields, boolean json) {
    State state = State.of(System.getenv());
    Server.Running running = new Server(state).running();
    if (running == null) {
      throw Exit.noServer();
    }
    try (Muxcast muxcast = state.connect(running.url())) {
      String answer = muxcast.request("command", fields).json();
      return say(JsonText.read(answer), json ? answer : null);
    }
  }

  private static int say(Map<String, Object> result, @Nullable String json) {
    String outcome = String.valueOf(result.get("result"));
    Object pane = result.get("pane_id");
    if (json != null) {
      System.out.println(json);
    } else if (pane != null) {
      System.out.println(pane);
    }
    Object message = result.get("message");
    if (message != null) {
      System.err.println("muxcast: " + outcome + ": " + message);
    }
    return switch (outcome) {
      case "submitted" -> Exit.DONE;
      case "refused" -> Exit.REFUSED;
      default -> Exit.FAILED;
    };
  }
}
