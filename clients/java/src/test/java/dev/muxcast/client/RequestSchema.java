package dev.muxcast.client;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Holds what the client sends against `protocol/schema/request`.
final class RequestSchema {
  private static final String BASE = "https://muxcast.dev/schema/1/";
  private static final Path FOLDER = Path.of("..", "..", "protocol", "schema");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7, builder -> builder.schemas(RequestSchema::load));

  private RequestSchema() {}

  /// Fails unless the contract lets a client send this.
  static void check(String json) {
    JsonNode message = MAPPER.readTree(json);
    String action = message.get("action").stringValue();
    Schema schema = REGISTRY.getSchema(SchemaLocation.of(BASE + "request/" + action + ".json"));
    var errors = schema.validate(message);
    if (!errors.isEmpty()) {
      throw new AssertionError("a client must not send " + json + ": " + errors);
    }
  }

  private static @Nullable String load(String id) {
    try {
      return id.startsWith(BASE)
          ? Files.readString(FOLDER.resolve(id.substring(BASE.length())))
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
