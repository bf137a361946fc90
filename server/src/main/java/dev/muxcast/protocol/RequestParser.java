package dev.muxcast.protocol;

import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.protocol.Fields.Refusal;
import dev.muxcast.protocol.Request.Accepted;
import dev.muxcast.protocol.Request.Page;
import dev.muxcast.protocol.Request.Parsed;
import dev.muxcast.protocol.Request.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what a client sent. Never throws on bad input: it gives a request to answer or a refusal
/// that says what to do about it. The caller has checked the message's size and its UTF-8.
///
/// Any thread; keeps nothing.
public final class RequestParser {
  private RequestParser() {}

  /// The request in a text message.
  public static Parsed parse(String json) {
    Object value;
    try {
      value = StrictJson.read(json);
    } catch (StrictJson.Malformed e) {
      return new Refused(ErrorCode.INVALID_JSON, "not JSON: " + e.getMessage(), null, null);
    }
    if (!(value instanceof Map<?, ?> map)) {
      return new Refused(ErrorCode.INVALID_JSON, "a message must be a JSON object", null, null);
    }
    Fields fields = Fields.of(map);
    RequestId id = null;
    Action action = null;
    try {
      action = map.get("action") instanceof String word ? Action.of(word) : null;
      id = requestId(fields);
      String word = fields.needText("action");
      if (action == null) {
        throw new Refusal(
            ErrorCode.UNKNOWN_ACTION, "unknown action \"" + Json.shorten(word) + "\"");
      }
      return new Accepted(request(action, fields, id));
    } catch (Refusal e) {
      return new Refused(e.code(), e.text(), id, action);
    }
  }

  private static @Nullable RequestId requestId(Fields fields) throws Refusal {
    Object value = fields.any("request_id");
    return switch (value) {
      case null -> null;
      case String text when text.length() <= RequestId.MAX_LENGTH -> RequestId.of(text);
      case String _ ->
          throw fields.refuse(
              "request_id", "must have at most " + RequestId.MAX_LENGTH + " characters");
      case Long number -> RequestId.of(number);
      case Double number -> new RequestId(number.toString());
      default -> throw fields.mustBe("request_id", "a string or a number", value);
    };
  }

  private static Request request(Action action, Fields fields, @Nullable RequestId id)
      throws Refusal {
    return switch (action) {
      case AUTH -> new Request.Auth(fields.needText("token"), ownPane(fields), id);
      case SUBSCRIBE -> subscribe(fields, id);
      case UNSUBSCRIBE -> new Request.Unsubscribe(FilterReader.filters(fields), id);
      case SNAPSHOT -> new Request.Snapshot(target(fields), id);
      case PING -> new Request.Ping(id);
      case HISTORY -> new Request.History(page(fields), id);
      case SEARCH -> new Request.Search(fields.needText("text"), page(fields), id);
      case PUBLISH -> publish(fields, id);
      case COMMAND -> CommandReader.read(fields, target(fields), id);
      case EXPLAIN -> new Request.Explain(pane(fields), id);
      case ACKNOWLEDGE -> acknowledge(fields, id);
    };
  }

  private static @Nullable OwnPane ownPane(Fields fields) throws Refusal {
    String pane = fields.text("pane");
    if (pane == null) {
      return null;
    }
    if (pane.charAt(0) != '%') {
      throw fields.refuse("pane", "must be the id of your own pane, such as \"%3\"");
    }
    return new OwnPane(pane, fields.needText("server_instance"), fields.flag("in_front"));
  }

  private static Target pane(Fields fields) throws Refusal {
    fields.needText("pane");
    return target(fields);
  }

  private static Request acknowledge(Fields fields, @Nullable RequestId id) throws Refusal {
    String alert = fields.text("alert_id");
    if (alert == null) {
      return new Request.Acknowledge(pane(fields), null, id);
    }
    if (fields.any("pane") != null) {
      throw fields.refuse("pane", "and \"alert_id\" can't be given both");
    }
    return new Request.Acknowledge(Target.EVERYTHING, alert, id);
  }

  private static Request subscribe(Fields fields, @Nullable RequestId id) throws Refusal {
    Filter filters = FilterReader.filters(fields);
    FilterRules rules = FilterReader.rules(fields);
    if (filters != null && rules != null) {
      throw fields.refuse("rules", "and \"filters\" can't be given both");
    }
    Filter added = filters == null && rules == null ? Filter.ALL : filters;
    return new Request.Subscribe(added, rules, since(fields), maxLag(fields), id);
  }

  private static @Nullable Since since(Fields fields) throws Refusal {
    Object value = fields.any("since");
    if (value == null) {
      return null;
    }
    if (value.equals("earliest")) {
      return new Since.Earliest();
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw fields.refuse("since", "must be {\"epoch\":…,\"seq\":…}, {\"time\":…} or \"earliest\"");
    }
    Fields point = new Fields(map, "since.", ErrorCode.INVALID_MESSAGE);
    Long time = point.time("time");
    if (time != null) {
      if (point.any("epoch") != null || point.any("seq") != null) {
        throw point.refuse("time", "excludes \"epoch\" and \"seq\": a time or a place");
      }
      return new Since.Time(time);
    }
    String epoch = point.needText("epoch");
    Long seq = point.number("seq", 0, Protocol.MAX_SEQ);
    if (seq == null) {
      throw point.refuse("seq", "is missing: it must be a whole number");
    }
    return new Since.After(epoch, seq);
  }

  private static @Nullable Long maxLag(Fields fields) throws Refusal {
    if ("none".equals(fields.any("max_lag"))) {
      return Request.Subscribe.UNLIMITED_LAG;
    }
    if (fields.any("max_lag") instanceof String) {
      throw fields.refuse("max_lag", "must be a number of seconds or \"none\"");
    }
    Long seconds = fields.number("max_lag", 1, 3600);
    return seconds == null ? null : seconds * 1000;
  }

  private static Target target(Fields fields) throws Refusal {
    Target target =
        new Target(
            fields.text("session"),
            fields.text("window"),
            fields.text("pane"),
            fields.text("server"),
            fields.text("server_instance"));
    if (target.window() != null && (target.session() != null || target.pane() != null)
        || target.session() != null && target.pane() != null) {
      throw fields.refuse("session", ", \"window\" and \"pane\": only one of them can be given");
    }
    return target;
  }

  private static Page page(Fields fields) throws Refusal {
    Filter filters = FilterReader.filters(fields);
    Long since = fields.time("since");
    Long until = fields.time("until");
    if (since != null && until != null && since > until) {
      throw fields.refuse("until", "must not be before \"since\"");
    }
    Long limit = fields.number("limit", 1, Page.MAX_LIMIT);
    return new Page(
        filters == null ? Filter.ALL : filters,
        since,
        until,
        fields.text("cursor"),
        limit == null ? Page.DEFAULT_LIMIT : limit.intValue());
  }

  private static Request publish(Fields fields, @Nullable RequestId id) throws Refusal {
    String type = fields.needText("type");
    if (!isCustomType(type)) {
      throw fields.refuse(
          "type",
          "must be \"custom.\" and a word of a-z, 0-9, \"_\", \"-\" and \".\", at most 100");
    }
    Map<?, ?> data = fields.object("data");
    return new Request.Publish(type, data == null ? Map.of() : named(data), target(fields), id);
  }

  /// A message's objects have only strings for names.
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> named(Map<?, ?> map) {
    return (Map<String, @Nullable Object>) map;
  }

  private static boolean isCustomType(String type) {
    if (!type.startsWith("custom.") || type.length() < 8 || type.length() > 100) {
      return false;
    }
    for (int i = 0; i < type.length(); i++) {
      char c = type.charAt(i);
      boolean wordly = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-';
      if (!wordly && (c != '.' || type.charAt(i - 1) == '.' || i == type.length() - 1)) {
        return false;
      }
    }
    return true;
  }
}
