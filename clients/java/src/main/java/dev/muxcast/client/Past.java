package dev.muxcast.client;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which past events one wants.
///
/// @param text what they must hold, upper and lower case alike; null for anything
/// @param since not before this time; null for as far back as there is
/// @param until before this time; null for up to now
public record Past(
    @Nullable String text, Filters filters, @Nullable Instant since, @Nullable Instant until) {

  /// Events of the past, the oldest first.
  ///
  /// @param cursor leads to the page of older ones before it; null when there are none
  public record Page(List<Message.Event> events, @Nullable String cursor) {}

  String action() {
    return text == null ? "history" : "search";
  }

  Map<String, Object> fields(@Nullable String cursor, int limit) {
    var fields = new LinkedHashMap<String, Object>();
    put(fields, "text", text);
    fields.put("filters", filters);
    put(fields, "since", since == null ? null : since.toString());
    put(fields, "until", until == null ? null : until.toString());
    put(fields, "cursor", cursor);
    fields.put("limit", limit);
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  static Page page(Reply reply) {
    Map<String, Object> fields = reply.fields();
    List<Message.Event> events =
        fields.get("events") instanceof List<?> list
            ? list.stream().map(Codec::write).map(Past::event).toList()
            : List.of();
    return new Page(events, fields.get("next_cursor") instanceof String more ? more : null);
  }

  private static Message.Event event(String json) {
    return new Message.Event(Codec.read(json, Envelope.class), json);
  }
}
