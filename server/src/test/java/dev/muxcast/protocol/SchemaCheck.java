package dev.muxcast.protocol;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.muxcast.event.Event;
import dev.muxcast.queue.EventEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Holds messages against `protocol/schema`. Every integration test passes all its traffic through
/// here: some tens of microseconds for a message, since only the schema of its type is asked.
///
/// Any thread.
public final class SchemaCheck {
  /// The `$id` that all schemas begin with.
  static final String BASE = "https://muxcast.dev/schema/1/";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7, builder -> builder.schemas(SchemaCheck::load));
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
  private static final List<String> REPLIES = Contract.names("schema/reply");
  private static final List<String> EVENTS = Contract.names("schema/event");
  private static final List<String> REQUESTS = Contract.names("schema/request");

  private SchemaCheck() {}

  /// Fails unless the message is one that the contract allows the server to send.
  public static void validateServerMessage(String json) {
    fail("the server must not send", json, serverErrors(json));
  }

  /// Fails unless the message is one that a client may send.
  public static void validateClientMessage(String json) {
    fail("a client must not send", json, clientErrors(json));
  }

  /// What is wrong with a message of the server; empty when nothing is.
  public static List<String> serverErrors(String json) {
    return errors(
        json,
        "type",
        type -> {
          if (REPLIES.contains(type)) {
            return "reply/" + type;
          }
          if (type.startsWith("custom.")) {
            return "event/custom";
          }
          return EVENTS.contains(type) ? "event/" + type : null;
        });
  }

  /// What is wrong with an event as our encoder writes it; begins with the event's text.
  public static List<String> errors(Event event) {
    byte[] frame = new EventEncoder().frame(event, 1);
    int header = frame[1] == 126 ? 4 : frame[1] == 127 ? 10 : 2;
    String json = new String(frame, header, frame.length - header, StandardCharsets.UTF_8);
    List<String> errors = serverErrors(json);
    return errors.isEmpty() ? errors : Stream.concat(Stream.of(json), errors.stream()).toList();
  }

  /// What is wrong with a message of a client; empty when nothing is.
  public static List<String> clientErrors(String json) {
    return errors(json, "action", it -> REQUESTS.contains(it) ? "request/" + it : null);
  }

  static Schema schema(String path) {
    return SCHEMAS.computeIfAbsent(
        path, it -> REGISTRY.getSchema(SchemaLocation.of(BASE + it + ".json")));
  }

  static List<String> errors(String path, JsonNode message) {
    return schema(path).validate(message).stream().map(Error::toString).toList();
  }

  private static List<String> errors(String json, String field, Dispatch dispatch) {
    JsonNode message;
    try {
      message = Contract.MAPPER.readTree(json);
    } catch (JacksonException e) {
      return List.of("no JSON: " + e.getOriginalMessage());
    }
    JsonNode word = message.get(field);
    String path = word == null || !word.isString() ? null : dispatch.path(word.stringValue());
    return path == null
        ? List.of("no schema for the " + field + " " + word)
        : errors(path, message);
  }

  private interface Dispatch {
    @Nullable String path(String word);
  }

  private static void fail(String who, String json, List<String> errors) {
    if (!errors.isEmpty()) {
      throw new AssertionError(who + " " + json + "\n  " + String.join("\n  ", errors));
    }
  }

  private static @Nullable String load(String id) {
    return id.startsWith(BASE) ? Contract.text("schema/" + id.substring(BASE.length())) : null;
  }
}
