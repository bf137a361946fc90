package dev.muxcast.client;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.Jsonb;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// JSON text to records and back. Unknown fields are ignored; fields that are null are left out.
///
/// Immutable and safe for any thread.
final class Codec {

  private static final Jsonb JSONB = Jsonb.builder().failOnUnknown(false).build();

  /// The fields by which a message is told from others.
  @Json(naming = Json.Naming.LowerUnderscore)
  record Head(
      @Nullable String type,
      @Json.Raw @Nullable String requestId,
      @Nullable String epoch,
      @Nullable Long seq,
      @Nullable String timestamp,
      @Nullable Long fromSeq,
      @Nullable Long toSeq,
      @Json.Raw @Nullable String reason,
      @Nullable Boolean success,
      @Json.Raw @Nullable String code,
      @Json.Raw @Nullable String message) {}

  private Codec() {}

  static <T> T read(String json, Class<T> type) {
    try {
      return JSONB.type(type).fromJson(json);
    } catch (JsonException | IllegalStateException | ClassCastException bad) {
      throw new MuxcastException.Malformed("Not a message this client can read: " + bad);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> readMap(String json) {
    Object value = read(json, Object.class);
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new MuxcastException.Malformed("Not a JSON object: " + json);
  }

  /// The text of a raw JSON value: a string's own text, any other value as it is written.
  static String text(@Nullable String raw) {
    if (raw == null) {
      return "";
    }
    if (!raw.startsWith("\"")) {
      return raw;
    }
    // avaje-jsonb reads a string only inside something.
    return String.valueOf(readMap("{\"v\":" + raw + "}").get("v"));
  }

  /// Records, maps, collections, strings, numbers and booleans as JSON text.
  static String write(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var text = new StringJoiner(",", "{", "}");
        map.forEach((key, field) -> {
          if (field != null) {
            text.add(JSONB.toJson(key.toString()) + ':' + write(field));
          }
        });
        yield text.toString();
      }
      case Collection<?> list -> {
        var text = new StringJoiner(",", "[", "]");
        list.forEach(item -> text.add(item == null ? "null" : write(item)));
        yield text.toString();
      }
      case Raw raw -> raw.json();
      default -> JSONB.toJson(value);
    };
  }

  /// JSON that is written as it is.
  record Raw(String json) {}
}
