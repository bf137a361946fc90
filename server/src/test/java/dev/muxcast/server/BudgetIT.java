package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Severity;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that would fill the server's memory, tried on the running server.
@Timeout(60)
class BudgetIT extends ServedTest {
  private final List<TestClient> crowd = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    for (TestClient each : crowd) {
      each.close();
    }
  }

  private static String rule(int first, int patterns, int length) {
    StringBuilder all = new StringBuilder("{\"action\":\"subscribe\",\"filters\":{\"windows\":[");
    for (int i = 0; i < patterns; i++) {
      all.append(i == 0 ? "" : ",").append('"').append(first + i).append("x".repeat(length));
      all.append('"');
    }
    return all.append("]}}").toString();
  }

  private TestClient join(String token) throws IOException {
    TestClient client = TestClient.authenticated(server.port(), token);
    crowd.add(client);
    return client;
  }

  @Test
  void theRulesOfOneClientHaveABound_andItKeepsThoseItHas() throws IOException {
    TestClient client = join(server.token(Role.VIEWER));
    client.ask(rule(0, 200, 200), "subscription.confirmed");
    assertTrue(client.ask(rule(1_000, 200, 200), "error").contains("INVALID_FILTER"));
    String kept =
        client.ask("{\"action\":\"unsubscribe\",\"filters\":{}}", "unsubscribe.confirmed");
    assertEquals(200, kept.split("xxx\"", -1).length - 1);
  }

  @Test
  void aCrowdThatFillsTheMemoryIsRefused_andOthersAreNot() throws IOException {
    String token = server.token(Role.VIEWER);
    int refused = 0;
    for (int i = 0; i < 90; i++) {
      TestClient client = join(token);
      client.send(rule(1_000 * i, 200, 200));
      String answer = client.next();
      refused += answer.contains("UNAVAILABLE") ? 1 : 0;
    }
    assertTrue(refused > 0, "somebody was refused");
    assertTrue(server.clients.memory().taken() <= ServerFixture.MEMORY_BYTES / 2);
    TestClient owner = join(server.token(Role.ADMIN));
    owner.ask(rule(0, 200, 200), "subscription.confirmed");
  }

  @Test
  void whatAClientHeldIsFreeOnceItIsGone() throws IOException {
    TestClient client = join(server.token(Role.VIEWER));
    client.ask(rule(0, 200, 200), "subscription.confirmed");
    byte[] frame = Wire.mask(Frames.text("{\"action\":\"" + "y".repeat(60_000) + "\"}"), 9);
    client.raw(Arrays.copyOf(frame, 50_000));
    TmuxFixture.await(
        "half a message is counted", () -> server.clients.memory().taken() > 48_000 + 48_000);
    client.close();
    TmuxFixture.await("all is given back", () -> server.clients.memory().taken() == 0);
  }

  @Test
  void whoSearchesWithoutEndWaits_andItsEventsGoOn() throws IOException {
    for (int i = 0; i < 200; i++) {
      server.output("api", "line " + i + " " + "z".repeat(2_000) + "\n", Severity.INFO);
    }
    TestClient client = join(server.token(Role.VIEWER));
    client.ask("{\"action\":\"subscribe\"}", "subscription.confirmed");
    for (int i = 0; i < 150; i++) {
      client.send("{\"action\":\"search\",\"text\":\"none such\",\"request_id\":" + i + "}");
    }
    server.output("api", "live\n", Severity.INFO);
    boolean live = false;
    int answers = 0;
    while (answers < 150 || !live) {
      String next = client.next();
      answers += next.contains("search.response") ? 1 : 0;
      live |= next.contains("live\\n");
    }
  }
}
