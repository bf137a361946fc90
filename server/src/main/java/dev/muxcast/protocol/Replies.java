package dev.muxcast.protocol;

import static dev.muxcast.protocol.Json.flag;
import static dev.muxcast.protocol.Json.number;
import static dev.muxcast.protocol.Json.text;
import static dev.muxcast.protocol.Json.texts;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Timestamp;
import dev.muxcast.queue.Gap;
import io.avaje.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Every message of the server that is no event, as JSON text. `protocol/schema/reply` has their
/// shapes. Any thread; keeps nothing.
public final class Replies {
  private Replies() {}

  /// The greeting, before anyone is known.
  public static String established(String clientId, long nowMillis, String serverVersion) {
    return message(
        "connection.established",
        null,
        out -> {
          text(out, "client_id", clientId);
          text(out, "timestamp", Timestamp.text(nowMillis));
          out.name("server");
          out.beginObject();
          text(out, "name", "muxcast");
          text(out, "version", serverVersion);
          out.endObject();
          text(out, "schema_version", Protocol.SCHEMA_VERSION);
        });
  }

  /// The answer to a good token.
  public static String authenticated(String clientId, Role role, @Nullable RequestId id) {
    return message(
        "auth.response",
        id,
        out -> {
          flag(out, "success", true);
          text(out, "client_id", clientId);
          text(out, "role", role.word());
          texts(out, "permissions", role.permissionWords());
          text(out, "schema_version", Protocol.SCHEMA_VERSION);
        });
  }

  /// The answer to a bad token; the caller closes with 4500 next.
  public static String notAuthenticated(String why, @Nullable RequestId id) {
    return message(
        "auth.response",
        id,
        out -> {
          flag(out, "success", false);
          text(out, "code", ErrorCode.AUTH_FAILED.name());
          text(out, "message", why);
        });
  }

  /// A refusal.
  public static String error(ErrorCode code, String why, @Nullable RequestId id) {
    return message(
        "error",
        id,
        out -> {
          text(out, "code", code.name());
          text(out, "message", why);
        });
  }

  /// The answer to `subscribe`.
  ///
  /// @param effectiveFrom the first seq that these rules decide about
  /// @param recovered whether `since` was given and nothing after it is lost
  public static String subscribed(
      FilterRules rules,
      long effectiveFrom,
      String epoch,
      long oldest,
      long top,
      boolean recovered,
      @Nullable RequestId id) {
    return message(
        "subscription.confirmed",
        id,
        out -> {
          rules(out, rules);
          number(out, "effective_from", effectiveFrom);
          text(out, "epoch", epoch);
          number(out, "oldest", oldest);
          number(out, "top", top);
          flag(out, "recovered", recovered);
        });
  }

  /// The answer to `unsubscribe`.
  public static String unsubscribed(FilterRules rules, long effectiveFrom, @Nullable RequestId id) {
    return message(
        "unsubscribe.confirmed",
        id,
        out -> {
          rules(out, rules);
          number(out, "effective_from", effectiveFrom);
        });
  }

  /// The answer to `ping`.
  public static String pong(long nowMillis, @Nullable RequestId id) {
    return message("pong", id, out -> text(out, "timestamp", Timestamp.text(nowMillis)));
  }

  /// What stands before a terminal's whole screen.
  public static String terminalSize(String paneId, int width, int height) {
    return message(
        "terminal.size",
        null,
        out -> {
          text(out, "pane_id", paneId);
          number(out, "width", width);
          number(out, "height", height);
        });
  }

  /// The answer to `snapshot`, and what follows a `gap` after the retained events.
  public static String snapshot(String epoch, Picture picture, @Nullable RequestId id) {
    return message(
        "snapshot.data",
        id,
        out -> {
          text(out, "epoch", epoch);
          number(out, "seq", picture.seq());
          SnapshotWriter.write(out, picture);
        });
  }

  /// The answer to `publish`.
  public static String published(String epoch, long seq, @Nullable RequestId id) {
    return message(
        "publish.response",
        id,
        out -> {
          text(out, "epoch", epoch);
          number(out, "seq", seq);
        });
  }

  /// The answer to `acknowledge`.
  public static String acknowledged(@Nullable RequestId id) {
    return message(
        "acknowledge.response",
        id,
        out -> {
          out.name("alert_ids");
          out.beginArray();
          out.endArray();
        });
  }

  /// The answer to `explain`.
  public static String explained(Explanation explanation, @Nullable RequestId id) {
    return message("explain.response", id, out -> ExplanationWriter.write(out, explanation));
  }

  /// The answer to `command`.
  public static String command(CommandResult result, RequestId id) {
    return message(
        "command.result",
        id,
        out -> {
          text(out, "command", result.verb().word());
          text(out, "result", result.outcome().word());
          text(out, "message", result.message());
          text(out, "pane_id", result.created());
        });
  }

  /// The answer to `history` or `search`.
  ///
  /// @param events each the JSON of an event, oldest first
  /// @param nextCursor leads to the older ones; null when there are none
  /// @param gaps what of that stretch of the log is lost
  public static String page(
      Action action,
      List<String> events,
      @Nullable String nextCursor,
      List<Gap> gaps,
      @Nullable RequestId id) {
    String rest =
        message(
            action.reply(),
            id,
            out -> {
              if (!gaps.isEmpty()) {
                gaps(out, gaps);
              }
              out.name("next_cursor");
              out.value(nextCursor);
            });
    // Not by the writer's rawValue(), which keeps one byte of each character.
    StringBuilder all = new StringBuilder(rest).deleteCharAt(rest.length() - 1);
    all.append(",\"events\":[");
    for (int i = 0; i < events.size(); i++) {
      all.append(i == 0 ? "" : ",").append(events.get(i));
    }
    return all.append("]}").toString();
  }

  private static void gaps(JsonWriter out, List<Gap> gaps) {
    out.name("gaps");
    out.beginArray();
    for (Gap gap : gaps) {
      out.beginObject();
      gap(out, gap);
      out.endObject();
    }
    out.endArray();
  }

  private static void gap(JsonWriter out, Gap gap) {
    number(out, "from_seq", gap.fromSeq());
    number(out, "to_seq", gap.toSeq());
    text(out, "reason", gap.reason().word());
  }

  /// A part of the log that can't be had, both ends included.
  ///
  /// @param reason `retention`, `epoch`, `slow` or `crash`
  public static String gap(String epoch, long fromSeq, long toSeq, String reason) {
    return message(
        "gap",
        null,
        out -> {
          text(out, "epoch", epoch);
          number(out, "from_seq", fromSeq);
          number(out, "to_seq", toSeq);
          text(out, "reason", reason);
        });
  }

  /// How far the client's cursor is: everything up to here that it asked for has been sent.
  public static String bookmark(String epoch, long seq) {
    return message(
        "bookmark",
        null,
        out -> {
          text(out, "epoch", epoch);
          number(out, "seq", seq);
        });
  }

  static String message(String type, @Nullable RequestId id, Consumer<JsonWriter> fields) {
    return Json.object(out -> {
      text(out, "type", type);
      if (id != null) {
        out.name("request_id");
        out.rawValue(id.json());
      }
      fields.accept(out);
    });
  }

  private static void rules(JsonWriter out, FilterRules rules) {
    out.name("subscriptions");
    out.beginArray();
    for (FilterRules.Rule rule : rules.rules()) {
      out.beginObject();
      text(out, "effect", rule.effect().name().toLowerCase(Locale.ROOT));
      out.name("filters");
      filter(out, rule.filter());
      out.endObject();
    }
    out.endArray();
  }

  private static void filter(JsonWriter out, Filter filter) {
    out.beginObject();
    texts(out, "types", filter.types());
    texts(out, "sessions", filter.sessions());
    texts(out, "windows", filter.windows());
    texts(out, "panes", filter.panes());
    texts(out, "hosts", filter.hosts());
    texts(out, "agent_types", filter.agentTypes());
    text(out, "severity", filter.severity() == null ? null : filter.severity().word());
    text(out, "server_instance", filter.serverInstance());
    if (filter.passing()) {
      out.name("transient");
      out.value(true);
    }
    out.endObject();
  }
}
