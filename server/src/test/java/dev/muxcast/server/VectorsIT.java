package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.auth.Role;
import dev.muxcast.protocol.Contract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The bad requests of `protocol/vectors`, over a real socket.
class VectorsIT {
  /// Fewer than end a connection.
  private static final int REFUSALS_A_CLIENT = 15;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void everyBadRequestIsRefusedWithItsCodeAndTheConnectionStays(@TempDir Path folder)
      throws IOException {
    List<JsonNode> bad =
        Contract.lines("vectors/requests.jsonl").stream().filter(it -> it.has("error")).toList();
    try (ServerFixture server = new ServerFixture(folder, Limits.DEFAULT)) {
      for (int from = 0; from < bad.size(); from += REFUSALS_A_CLIENT) {
        try (TestClient client = server.client(Role.ADMIN)) {
          for (JsonNode vector :
              bad.subList(from, Math.min(bad.size(), from + REFUSALS_A_CLIENT))) {
            String text =
                vector.has("text")
                    ? vector.get("text").stringValue()
                    : vector.get("message").toString();
            JsonNode answer = json.readTree(client.ask(text, "error"));
            assertEquals(vector.get("error"), answer.get("code"), () -> text + " " + answer);
          }
          client.ask("{\"action\":\"ping\"}", "pong");
        }
      }
    }
  }
}
