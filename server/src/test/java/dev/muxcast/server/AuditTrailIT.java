package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.audit.AuditCheck;
import dev.muxcast.audit.AuditFiles;
import dev.muxcast.auth.Role;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the running server writes down.
class AuditTrailIT extends WithWholeServer {
  private List<String> lines() {
    try (Stream<String> lines =
        Files.lines(server.home().resolve("audit/000000000001.jsonl"), StandardCharsets.UTF_8)) {
      return lines.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The record that holds all of these; waits for it.
  private String record(String... parts) {
    List<String> wanted = List.of(parts);
    TmuxFixture.await(
        "a record with " + wanted,
        () -> lines().stream().anyMatch(line -> wanted.stream().allMatch(line::contains)));
    return lines().stream()
        .filter(line -> wanted.stream().allMatch(line::contains))
        .findFirst()
        .orElseThrow();
  }

  private static String what(String deed) {
    return "\"what\":\"" + deed + "\"";
  }

  @Test
  void aConnectionIsWrittenDownFromItsOpeningToItsCloseCode() throws Exception {
    String token = server.token(Role.CONTROLLER, "api");
    String client;
    try (TestClient open = TestClient.connect(server.port(), "/monitor")) {
      client = WholeServer.field(open.expect("connection.established"), "client_id");
      open.ask("{\"action\":\"auth\",\"token\":\"" + token + "\"}", "auth.response");
      open.ask(
          "{\"action\":\"subscribe\",\"filters\":{\"types\":[\"agent.*\"],\"severity\":\"error\"}}",
          "subscription.confirmed");
      open.ask(
          "{\"action\":\"publish\",\"type\":\"custom.x\",\"data\":{\"a\":\"private\"},\"session\":\"api\"}",
          "publish.response");
      open.raw(Wire.mask(Frames.close(dev.muxcast.net.CloseCode.GOING_AWAY, ""), 1));
      open.awaitClose();
    }
    String by = "\"client\":\"" + client + "\",\"token\":\"t";
    record(what("connection.opened"), client, "\"address\":\"127.0.0.1\"");
    record(what("auth.accepted"), by, "\"role\":\"controller\",\"sessions\":[\"api\"]");
    record(
        what("subscription.changed"), by, "\"rules\":[\"include types=agent.* severity=error\"]");
    record(what("event.published"), by, "\"type\":\"custom.x\",\"session\":\"api\",\"seq\":");
    record(what("connection.closed"), by, "\"code\":1001");
    assertFalse(lines().toString().contains("private"));
  }

  @Test
  void everyCommandIsWrittenDown_byWhomWhereAndWhatCameOfIt_butNotWhatWasTyped() throws Exception {
    try (TestClient client = server.client(Role.CONTROLLER)) {
      String hello = command("send_text", "api:0.0", "\"text\":\"hunter2\"", "r1");
      client.ask(hello, "command.result");
      client.ask(hello, "command.result");
      client.ask(command("send_keys", "api:0.0", "\"keys\":[\"s\",\"3\"]", "r2"), "command.result");
      client.ask(command("send_text", "nowhere:0.0", "\"text\":\"x\"", "r3"), "error");
    }
    try (TestClient viewer = server.client(Role.VIEWER)) {
      viewer.ask(command("send_text", "api:0.0", "\"text\":\"x\"", "r4"), "error");
      viewer.ask("{\"action\":\"publish\",\"type\":\"custom.x\",\"data\":{}}", "error");
    }
    String place = "\"session\":\"api\",\"session_id\":\"$";
    String pane = "\"pane_id\":\"" + server.paneOf("api") + "\"";
    record("\"name\":\"controller\"", place, pane, "\"request_id\":\"r1\"", "\"input_length\":7");
    record(place, "\"command\":\"send_keys\"", "\"r2\"", "\"result\":\"submitted\"");
    record("\"r3\"", "\"result\":\"TARGET_NOT_FOUND\"");
    record("\"name\":\"viewer\"", "\"pane\":\"api:0.0\"", "\"r4\"", "\"result\":\"FORBIDDEN\"");
    record(what("action.refused"), "\"action\":\"publish\"");
    assertEquals(1, lines().stream().filter(line -> line.contains("\"r1\"")).count());
    assertFalse(lines().toString().contains("hunter2"));
    assertFalse(lines().toString().contains("s 3"));
  }

  private static String command(String verb, String pane, String more, String id) {
    return "{\"action\":\"command\",\"command\":\"%s\",\"pane\":\"%s\",%s,\"request_id\":\"%s\"}"
        .formatted(verb, pane, more, id);
  }

  @Test
  void whoIsNotLetInIsWrittenDown_andNeverTheToken() throws Exception {
    String token = "mux_" + "x".repeat(49);
    try (TestClient wrong = TestClient.connect(server.port(), "/monitor")) {
      wrong.expect("connection.established");
      wrong.send("{\"action\":\"auth\",\"token\":\"" + token + "\"}");
      assertEquals(4500, wrong.awaitClose());
    }
    server.post("/session", "Ticket " + token);
    server.post("/hooks/claude", "Bearer " + token);
    String foreign =
        TestClient.upgradeHead("/monitor", "Host: localhost", "Origin: http://evil.example");
    TestClient.status(server.port(), foreign);
    record(what("auth.refused"), "127.0.0.1", "\"client\":\"c-");
    record(what("auth.refused"), "127.0.0.1", "\"endpoint\":\"/hooks\"");
    record(what("connection.closed"), "\"code\":4500");
    record(what("signin.refused"), "127.0.0.1");
    record(what("request.refused"), "\"host\":\"localhost\",\"origin\":\"http://evil.example\"");
    assertFalse(lines().toString().contains("mux_"));
  }

  @Test
  void aTerminalIsWrittenDown_andHowMuchWasTypedThere() throws Exception {
    try (TestClient terminal = server.terminal("api", server.token(Role.CONTROLLER))) {
      terminal.expect("terminal.size");
      byte[] typed = "secret!".getBytes(StandardCharsets.US_ASCII);
      terminal.raw(Wire.mask(Frames.binary(typed, 0, typed.length), 7));
      TmuxFixture.await(
          "it arrived",
          () -> server.tmux.run("capture-pane", "-p", "-t", "=api:").contains("secret!"));
    }
    server.terminal("api", server.token(Role.VIEWER)).close();
    String pane = "\"pane_id\":\"" + server.paneOf("api") + "\"";
    record(what("auth.accepted"), "\"endpoint\":\"/terminal " + server.paneOf("api") + "\"");
    record(what("terminal.opened"), "\"session\":\"api\"", pane);
    record(what("terminal.closed"), pane, "\"typed_bytes\":7");
    record(what("action.refused"), "\"action\":\"terminal\"", "FORBIDDEN");
    assertFalse(lines().toString().contains("secret!"));
  }

  @Test
  void browsersAreWrittenDown_andARevokedTokensConnection() throws Exception {
    var token = server.auth.create("laptop", Role.VIEWER, List.of(), null);
    String ticket =
        WholeServer.field(server.post("/ticket", "Bearer " + token.text()).body(), "ticket");
    String session = WholeServer.field(server.post("/session", "Ticket " + ticket).body(), "token");
    try (TestClient browser = TestClient.authenticated(server.port(), session)) {
      server.auth.revoke(token.token().id());
      assertEquals(4503, browser.awaitClose());
    }
    String by = "\"token\":\"" + token.token().id() + "\",\"name\":\"laptop\"";
    record(what("ticket.made"), by);
    record(what("session.made"), by);
    record(what("connection.closed"), by, "\"code\":4503");
  }

  @Test
  void oneChainHoldsItAll_fromTheStartToTheEnd() throws Exception {
    record(what("token.created"), "\"by\":\"the first start\"");
    record(what("server.started"));
    server.client(Role.VIEWER).close();
    server.close();
    AuditCheck.Found found = AuditCheck.of(new AuditFiles(server.home()), null);
    assertEquals(List.of(), found.problems());
    assertTrue(lines().getLast().contains("server.stopped"), lines().getLast());
    server = new WholeServer(folder.resolve("home"), Map.of("audit.enabled", false));
    server.client(Role.VIEWER).close();
    assertEquals(found.records(), AuditCheck.of(new AuditFiles(server.home()), null).records());
  }
}
