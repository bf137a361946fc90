package dev.muxcast.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.event.Severity;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MonitorIT extends ServedTest {
  @Test
  void aClientOfTheOldMonitorFindsWhatItExpectsAtTheRoot() throws IOException {
    try (TestClient client = TestClient.connect(server.port(), "/")) {
      assertTrue(client.expect("connection.established").contains("\"client_id\":\"c-"));
      String auth =
          client.ask(
              "{\"action\":\"auth\",\"token\":\"" + server.token(Role.CONTROLLER) + "\"}",
              "auth.response");
      assertTrue(auth.contains("\"success\":true"), auth);
      assertTrue(auth.contains("\"permissions\":[\"read\""), auth);
      String confirmed =
          client.ask(
              "{\"action\":\"subscribe\",\"filters\":{\"types\":[\"pane.output\"]},\"request_id\":7}",
              "subscription.confirmed");
      assertTrue(confirmed.contains("\"subscriptions\":[{"), confirmed);
      assertTrue(confirmed.contains("\"request_id\":7"), confirmed);
      assertTrue(publishAndExpect(client, "a", "hello").contains("\"content\":\"hello\""));
    }
  }

  @Test
  void aWrongTokenIsToldSoAndTheConnectionEndsWith4500() throws IOException {
    try (TestClient client = TestClient.connect(server.port(), "/monitor")) {
      client.expect("connection.established");
      String answer = client.ask("{\"action\":\"auth\",\"token\":\"mux_wrong\"}", "auth.response");
      assertTrue(answer.contains("\"success\":false"), answer);
      assertTrue(answer.contains("AUTH_FAILED"), answer);
      assertEquals(4500, client.awaitClose());
    }
  }

  @Test
  void anActionBeforeAuthIsRefusedAndTheConnectionStays() throws IOException {
    try (TestClient client = TestClient.connect(server.port(), "/monitor")) {
      client.expect("connection.established");
      assertTrue(client.ask(SUBSCRIBE_ALL, "error").contains("AUTH_REQUIRED"));
      assertTrue(client.ask("{\"action\":\"fly\"}", "error").contains("AUTH_REQUIRED"));
      client.ask(
          "{\"action\":\"auth\",\"token\":\"" + server.token(Role.VIEWER) + "\"}", "auth.response");
    }
  }

  @Test
  void rubbishBeforeAuthEndsTheConnectionWith4501() throws IOException {
    try (TestClient client = TestClient.connect(server.port(), "/monitor")) {
      client.send("hello?");
      assertEquals(4501, client.awaitClose());
    }
  }

  @Test
  void silenceInPlaceOfAuthEndsTheConnectionWith4502() throws IOException {
    try (TestClient client = TestClient.connect(server.port(), "/monitor")) {
      assertEquals(4502, client.awaitClose());
    }
  }

  @Test
  void badMessagesAreRefusedWithTheirCodesAndNothingElseHappens() throws IOException {
    String[][] cases = {
      {"{not json", "INVALID_JSON"},
      {"[]", "INVALID_JSON"},
      {"{\"action\":5}", "INVALID_MESSAGE"},
      {"{}", "INVALID_MESSAGE"},
      {"{\"action\":\"fly\"}", "UNKNOWN_ACTION"},
      {"{\"action\":\"command\",\"command\":\"kill_pane\",\"pane\":\"%1\"}", "INVALID_MESSAGE"},
      {"{\"action\":\"acknowledge\"}", "INVALID_MESSAGE"},
      {"{\"action\":\"acknowledge\",\"alert_id\":\"a-1\"}", "TARGET_NOT_FOUND"},
      {"{\"action\":\"subscribe\",\"filters\":{\"types\":5}}", "INVALID_FILTER"},
      {"{\"action\":\"subscribe\",\"filters\":{\"severity\":\"loud\"}}", "INVALID_FILTER"},
      {"{\"action\":\"subscribe\",\"since\":5}", "INVALID_MESSAGE"},
      {"{\"action\":\"publish\",\"type\":\"pane.output\",\"data\":{}}", "INVALID_MESSAGE"},
      {rules(65), "INVALID_FILTER"}
    };
    try (TestClient client = server.client(Role.ADMIN);
        TestClient witness = server.client(Role.VIEWER)) {
      witness.ask(SUBSCRIBE_ALL, "subscription.confirmed");
      for (String[] each : cases) {
        String answer = client.ask(each[0], "error");
        assertTrue(answer.contains("\"code\":\"" + each[1] + "\""), each[0] + " → " + answer);
      }
      publishAndExpect(witness, "a", "still here");
    }
  }

  private static String rules(int count) {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rules.add("{\"effect\":\"include\",\"filters\":{\"sessions\":[\"s" + i + "\"]}}");
    }
    return "{\"action\":\"subscribe\",\"rules\":[" + String.join(",", rules) + "]}";
  }

  @Test
  void clientsThatDoNotAnswerACloseHinderNobody() throws IOException {
    List<TestClient> silent = new ArrayList<>();
    try (TestClient witness = server.client(Role.VIEWER)) {
      witness.ask(SUBSCRIBE_ALL, "subscription.confirmed");
      // One for each thread that carries virtual threads, and one more.
      for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
        TestClient client = server.client(Role.VIEWER);
        silent.add(client);
        client.ask(SUBSCRIBE_ALL, "subscription.confirmed");
        for (int error = 0; error < 20; error++) {
          client.send("nonsense");
        }
        assertEquals(4509, client.awaitClose());
        publishAndExpect(witness, "a", "news " + i);
      }
      for (TestClient client : silent) {
        assertEquals(-1, client.socket().getInputStream().read());
      }
    } finally {
      for (TestClient client : silent) {
        client.close();
      }
    }
  }

  @Test
  void theTwentiethErrorEndsTheConnectionWith4509() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      for (int i = 0; i < 20; i++) {
        client.send("nonsense");
      }
      int errors = 0;
      String message = client.next();
      while (message != null) {
        errors += message.contains("INVALID_JSON") ? 1 : 0;
        message = client.next();
      }
      assertEquals(20, errors);
      assertEquals(4509, client.awaitClose());
    }
  }

  @Test
  void aFloodIsDroppedAndSaid() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      for (int i = 0; i < 400; i++) {
        client.send("{\"action\":\"ping\"}");
      }
      int pongs = 0;
      int refused = 0;
      for (int i = 0; i < 400; i++) {
        String answer = client.next();
        pongs += answer.contains("\"pong\"") ? 1 : 0;
        refused += answer.contains("RATE_LIMIT") ? 1 : 0;
      }
      assertEquals(400, pongs + refused);
      assertTrue(pongs >= 199 && refused > 0, pongs + " pongs");
    }
  }

  @Test
  void frameViolationsEndWithTheirCodes() throws IOException {
    byte[] invalidUtf8 = Wire.mask(new byte[] {(byte) 0x81, 2, (byte) 0xC0, 1}, 5);
    byte[] unmasked = Frames.text("{}");
    byte[] binary = Wire.mask(Frames.binary(new byte[] {1}, 0, 1), 5);
    byte[] oversize = Wire.mask(Frames.text("x".repeat(70_000)), 5);
    byte[] fragment = Wire.mask(Frames.text("x".repeat(40_000)), 5);
    fragment[0] = 0x01;
    byte[] rest = Wire.mask(Frames.text("x".repeat(40_000)), 5);
    rest[0] = (byte) 0x80;
    byte[][] cases = {invalidUtf8, unmasked, binary, oversize, concat(fragment, rest)};
    int[] codes = {1007, 1002, 1003, 1009, 1009};
    for (int i = 0; i < cases.length; i++) {
      try (TestClient client = server.client(Role.VIEWER)) {
        client.raw(cases[i]);
        assertEquals(codes[i], client.awaitClose());
      }
    }
  }

  private static byte[] concat(byte[] a, byte[] b) {
    byte[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  @Test
  void foreignHostsAndOriginsGet403AndAMissingHost400() throws IOException {
    int port = server.port();
    String host = "Host: localhost:" + port;
    for (String path : new String[] {"/monitor", "/", "/healthz", "/nothing"}) {
      for (String origin : new String[] {"http://evil.example", "null", "http://localhost:1"}) {
        assertStatus(403, TestClient.upgradeHead(path, host, "Origin: " + origin));
      }
      assertStatus(403, TestClient.upgradeHead(path, "Host: evil.example"));
      assertStatus(400, TestClient.upgradeHead(path));
    }
    assertStatus(101, TestClient.upgradeHead("/monitor", host, "Origin: http://localhost:" + port));
    assertStatus(200, TestClient.head("/healthz", host));
    assertStatus(404, TestClient.head("/../etc/passwd", host));
  }

  @Test
  void headIsAnsweredByTheHeadThatGetHas() throws IOException {
    String host = "Host: localhost:" + server.port();
    for (String path : new String[] {"/", "/monitor", "/healthz", "/nothing", "/session"}) {
      String get = TestClient.head(path, host);
      String answer = whole(get);
      int body = answer.indexOf("\r\n\r\n") + 4;
      assertTrue(body < answer.length(), answer);
      assertEquals(answer.substring(0, body), whole(get.replace("GET", "HEAD")));
    }
  }

  private String whole(String request) throws IOException {
    try (Socket socket = TestClient.open(server.port())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private void assertStatus(int status, String head) throws IOException {
    String line = TestClient.status(server.port(), head);
    assertTrue(line.startsWith("HTTP/1.1 " + status), head + " → " + line);
  }

  @Test
  void eachClientGetsWhatItsRulesLetThrough() throws IOException {
    try (TestClient errors = server.client(Role.VIEWER);
        TestClient rest = server.client(Role.VIEWER)) {
      errors.ask(
          "{\"action\":\"subscribe\",\"filters\":{\"severity\":\"error\"}}",
          "subscription.confirmed");
      rest.ask(SUBSCRIBE_ALL, "subscription.confirmed");
      rest.ask(
          "{\"action\":\"unsubscribe\",\"filters\":{\"sessions\":[\"noisy*\"]}}",
          "unsubscribe.confirmed");
      server.output("noisy-1", "1", Severity.INFO);
      server.output("noisy-1", "2", Severity.ERROR);
      server.output("calm", "3", Severity.INFO);
      server.output("calm", "4", Severity.CRITICAL);
      assertEquals("2", content(errors.expect("pane.output")));
      assertEquals("4", content(errors.expect("pane.output")));
      assertEquals("3", content(rest.expect("pane.output")));
      assertEquals("4", content(rest.expect("pane.output")));
    }
  }

  @Test
  void aViewerMayNotPublishAndAControllerMay() throws IOException {
    String publish = "{\"action\":\"publish\",\"type\":\"custom.note\",\"data\":{\"x\":[1,null]}}";
    try (TestClient viewer = server.client(Role.VIEWER);
        TestClient controller = server.client(Role.CONTROLLER)) {
      viewer.ask(SUBSCRIBE_ALL, "subscription.confirmed");
      assertTrue(viewer.ask(publish, "error").contains("FORBIDDEN"));
      long seq = TestClient.number(controller.ask(publish, "publish.response"), "seq");
      assertEquals(seq, TestClient.number(viewer.expect("custom.note"), "seq"));
    }
  }

  @Test
  void aRevokedTokenEndsItsConnectionsWith4503() throws IOException {
    try (TestClient client = server.client(Role.VIEWER);
        TestClient other = server.client(Role.VIEWER)) {
      server.auth.revoke(server.auth.list().get(1).id());
      assertEquals(4503, client.awaitClose());
      other.ask("{\"action\":\"ping\"}", "pong");
    }
  }

  @Test
  void aShutdownTellsTheBookmarkAndCloses4000() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      client.ask(SUBSCRIBE_ALL, "subscription.confirmed");
      publishAndExpect(client, "a", "last");
      server.clients.shutDown();
      String bookmark = client.next();
      assertTrue(bookmark.contains("\"bookmark\""), bookmark);
      assertEquals(1, TestClient.number(bookmark, "seq"));
      assertNull(client.next());
      assertEquals(4000, client.awaitClose());
    }
  }

  @Test
  void strangersTakeNoClientsSlotAndTheOldestOfThemGoes() throws IOException {
    List<TestClient> strangers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      strangers.add(TestClient.connect(server.port(), "/monitor"));
    }
    try (TestClient owner = server.client(Role.ADMIN)) {
      owner.ask("{\"action\":\"ping\"}", "pong");
    }
    for (TestClient stranger : strangers) {
      stranger.close();
    }
  }

  @Test
  void closingIsAnsweredInKind() throws IOException {
    try (TestClient client = server.client(Role.VIEWER)) {
      client.raw(Wire.mask(Frames.close(1000, "bye"), 3));
      assertEquals(1000, client.awaitClose());
    }
  }
}
