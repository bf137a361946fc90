package dev.muxcast.protocol;

import dev.muxcast.protocol.Fields.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a `command`: its verb, and the fields that the verb needs.
final class CommandReader {
  private static final int MOST_KEYS = 64;

  /// A whole message has 64 KiB.
  private static final int MOST_TEXT = 32_768;

  private CommandReader() {}

  static Request.Command read(Fields fields, Target target, @Nullable RequestId id) throws Refusal {
    if (id == null) {
      throw fields.refuse("request_id", "is missing: a command is done once for each");
    }
    String word = fields.needText("command");
    Verb verb = Verb.of(word);
    if (verb == null) {
      throw fields.refuse("command", "can't be \"" + Json.shorten(word) + "\"");
    }
    checkTarget(fields, verb, target);
    List<String> keys = fields.texts("keys", false);
    Request.Command command =
        new Request.Command(
            verb,
            target,
            fields.text("text", MOST_TEXT),
            keys == null ? List.of() : keys,
            fields.text("name"),
            fields.text("path"),
            fields.text("question"),
            id);
    complete(fields, command);
    return command;
  }

  private static void checkTarget(Fields fields, Verb verb, Target target) throws Refusal {
    String needed =
        switch (verb.targetKind()) {
          case NOTHING -> null;
          case SESSION -> target.session() == null ? "session" : null;
          case WINDOW -> target.window() == null ? "window" : null;
          case PANE -> target.pane() == null ? "pane" : null;
        };
    if (needed != null) {
      throw fields.refuse(needed, "is missing: " + verb.word() + " needs it");
    }
    if (verb.targetKind() == Verb.TargetKind.NOTHING && !target.everything()) {
      throw fields.refuse("session", "and the like don't go with " + verb.word());
    }
  }

  private static void complete(Fields fields, Request.Command command) throws Refusal {
    switch (command.verb()) {
      case SEND_TEXT -> need(fields, "text");
      case RESPOND -> {
        need(fields, "text");
        need(fields, "question");
      }
      case SEND_KEYS -> {
        if (command.keys().isEmpty() || command.keys().size() > MOST_KEYS) {
          throw fields.refuse("keys", "must be a list of 1 to " + MOST_KEYS + " keys");
        }
      }
      case RENAME_SESSION, RENAME_WINDOW -> need(fields, "name");
      case INTERRUPT, NEW_SESSION, NEW_WINDOW, KILL_PANE, KILL_WINDOW, KILL_SESSION -> {}
    }
  }

  private static void need(Fields fields, String name) throws Refusal {
    if (!fields.has(name)) {
      throw fields.refuse(name, "is missing: it must be a string");
    }
  }
}
