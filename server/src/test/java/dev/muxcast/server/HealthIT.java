package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Health;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the server says of itself, and of its own defects.
@Timeout(60)
class HealthIT extends ServedTest {

  private String answer(String method) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request = method + " /healthz HTTP/1.1\r\nHost: localhost:" + server.port();
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Health of(boolean... seen) {
    return new Health(
        java.util.stream.IntStream.range(0, seen.length)
            .mapToObj(i ->
                new Health.Server(
                    "s" + i,
                    "look",
                    "3.3a",
                    "so it is",
                    0,
                    20_000L,
                    seen[i],
                    seen[i] ? null : "does not answer"))
            .toList(),
        5,
        3,
        0,
        java.util.Map.of("news", 4L));
  }

  private void says(Health health) {
    server.health = CompletableFuture.completedFuture(health);
  }

  @Test
  void aServerThatSeesAllIsWell() throws IOException {
    says(of(true, true));
    String answer = answer("GET");
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    assertTrue(answer.contains("\"status\":\"ok\",\"reasons\":[]"), answer);
    assertTrue(answer.contains("\"last_turn_ms\":7000"), answer);
    assertTrue(
        answer.contains("\"mode\":\"look\",\"version\":\"3.3a\",\"why\":\"so it is\""), answer);
    assertTrue(answer.contains("\"answered_ms\":20000"), answer);
    assertTrue(answer.contains("\"waiting\":5,\"faults\":3,\"hanging_reads\":0"), answer);
    assertTrue(answer.contains("\"left_out\":{\"news\":4}"), answer);
  }

  @Test
  void oneTmuxServerThatDoesNotAnswerIsSaid() throws IOException {
    says(of(true, false));
    String answer = answer("GET");
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    assertTrue(answer.contains("\"status\":\"degraded\""), answer);
    assertTrue(answer.contains("tmux server s1 does not answer"), answer);
  }

  @Test
  void whoSeesNothingOfWhatIsThereIsBlind() throws IOException {
    says(of(false, false));
    String answer = answer("GET");
    assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
    assertTrue(answer.contains("\"status\":\"blind\""), answer);
  }

  @Test
  void aCollectorThatHangsIsBlind() throws IOException {
    server.health = new CompletableFuture<>();
    String answer = answer("GET");
    assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
    assertTrue(answer.contains("has not come around for 7 s"), answer);
  }

  @Test
  void whoAsksForTheHeadGetsNoBody() throws IOException {
    says(new Health(List.of(), 0, 0, 0, java.util.Map.of()));
    String whole = answer("GET");
    assertEquals(whole.substring(0, whole.indexOf("\r\n\r\n") + 4), answer("HEAD"));
  }

  @Test
  void anEventThatIsTooLargeIsRefusedAndTheConnectionStays() throws IOException {
    server.close();
    server = new ServerFixture(folder, Limits.DEFAULT, new EventQueue(new MemoryStore(), 64 << 10));
    try (TestClient client = server.client(Role.CONTROLLER)) {
      String error =
          client.ask(
              "{\"action\":\"publish\",\"type\":\"custom.x\",\"data\":{\"text\":\""
                  + "\\u00e9".repeat(9_000)
                  + "\"},\"request_id\":5}",
              "error");
      assertTrue(error.contains("too large; split it"), error);
      assertTrue(error.contains("INVALID_MESSAGE"), error);
      client.ask("{\"action\":\"ping\"}", "pong");
    }
  }

  @Test
  void aDefectOfOursIsSaidAndTheConnectionStays() throws IOException {
    server.defect = true;
    try (TestClient client = server.client(Role.VIEWER)) {
      String error = client.ask("{\"action\":\"snapshot\",\"request_id\":5}", "error");
      assertTrue(error.contains("INTERNAL_ERROR"), error);
      assertTrue(error.contains("\"request_id\":5"), error);
      client.ask("{\"action\":\"ping\"}", "pong");
    }
  }

  @Test
  void whetherAnybodyIsConnectedIsToldOnceForAll() throws IOException {
    List<Boolean> told = new java.util.concurrent.CopyOnWriteArrayList<>();
    server.clients.onAudience(told::add);
    try (TestClient first = server.client(Role.VIEWER);
        TestClient second = server.client(Role.VIEWER)) {
      second.ask("{\"action\":\"ping\"}", "pong");
      first.ask("{\"action\":\"ping\"}", "pong");
      assertEquals(List.of(true), told);
    }
    dev.muxcast.tmux.TmuxFixture.await("they are gone", () -> told.size() > 1);
    assertEquals(List.of(true, false), told);
  }

  @Test
  void aDefectInReadingWhatAClientSendsEndsItWith1011() throws IOException {
    server.defect = true;
    try (TestClient client = TestClient.connect(server.port(), "/terminal?pane=1")) {
      client.authenticate(server.token(Role.ADMIN));
      client.raw(Wire.mask(Frames.binary(new byte[] {'x'}, 0, 1), 7));
      assertEquals(1011, client.awaitClose());
    }
  }

  @Test
  void aDefectInFollowingTheLogEndsTheClientWith1011() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      server.defect = true;
      // It is owed a picture, which can't be had.
      client.send(
          "{\"action\":\"subscribe\",\"filters\":{},\"since\":{\"epoch\":\"another\",\"seq\":1}}");
      assertEquals(1011, client.awaitClose());
    }
  }
}
