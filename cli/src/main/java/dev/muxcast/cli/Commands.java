package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sends one `command` and says what became of it.
final class Commands {
  private Commands() {}

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

  /// Does something in one pane.
  ///
  /// @param name of the pane
  /// @param fields of the command, but for the pane
  /// @return the exit code
  static int inPane(
      String verb, String name, boolean json, Function<PaneRow, Map<String, Object>> fields) {
    return send(
        json,
        picture -> {
          PaneRow row = Panes.of(picture).pane(name);
          Map<String, Object> all = of(verb);
          all.put("pane", String.valueOf(row.paneId()));
          put(all, "server_instance", row.session().serverInstance());
          all.putAll(fields.apply(row));
          return all;
        });
  }

  /// @param command what to send, by what there is in tmux
  /// @return the exit code: 0 submitted, 4 refused, 1 when it is not known
  static int send(boolean json, Function<Picture, Map<String, Object>> command) {
    State state = State.of(System.getenv());
    try (Output out = Output.standard();
        Muxcast muxcast = state.connect()) {
      Map<String, Object> fields = command.apply(muxcast.snapshot().as(Picture.class));
      String answer = muxcast.request("command", fields).json();
      Map<String, Object> result = JsonText.read(answer);
      if (json) {
        out.json(answer);
      } else if (result.get("pane_id") != null) {
        out.line(result.get("pane_id") + "");
      }
      return outcome(result);
    }
  }

  private static int outcome(Map<String, Object> result) {
    String outcome = String.valueOf(result.get("result"));
    Object message = result.get("message");
    if (message != null) {
      Output.complain("muxcast: " + outcome + ": " + inCommands(message.toString()));
    }
    return switch (outcome) {
      case "submitted" -> Exit.DONE;
      case "refused" -> Exit.REFUSED;
      default -> Exit.FAILED;
    };
  }

  /// The protocol's verbs as the commands that people type.
  private static String inCommands(String message) {
    return message
        .replace("send_keys", "muxcast keys PANE")
        .replace("send_text", "muxcast send PANE")
        .replace("with respond", "with muxcast respond PANE");
  }
}
