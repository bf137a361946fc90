package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Role;
import dev.muxcast.protocol.Action;
import dev.muxcast.protocol.Verb;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Attacks on the running server: everything a token is not for, by every way there is.
class AccessIT extends WithWholeServer {
  private static final String HIDDEN = "classified-42";
  private static final String SHOWN = "published-42";

  private static String subscribe(String since) {
    return "{\"action\":\"subscribe\",\"filters\":{}" + since + "}";
  }

  /// Everything up to and with what is known to come.
  private static String until(TestClient client, String text) throws IOException {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(text) < 0) {
      String next = client.next();
      assertTrue(next != null, "ended without " + text + ": " + all);
      all.append(next).append('\n');
    }
    return all.toString();
  }

  private static void assertNothingOfTheOther(String seen) {
    assertFalse(seen.contains(HIDDEN) || seen.contains("secret"), seen);
  }

  @Test
  void aScopedTokenSeesNothingOfAnotherSession_live() throws Exception {
    try (TestClient scoped = server.client(Role.CONTROLLER, "api");
        TestClient admin = server.client(Role.ADMIN)) {
      scoped.ask(subscribe(""), "subscription.confirmed");
      admin.ask(subscribe(""), "subscription.confirmed");
      server.say("secret", HIDDEN);
      server.tmux.run("new-window", "-d", "-t", "=secret:", "exec cat");
      server.say("api", SHOWN);
      until(admin, SHOWN);
      assertNothingOfTheOther(until(scoped, SHOWN));
    }
  }

  @Test
  void aScopedTokenSeesNothingOfAnotherSession_byReplayHistorySearchAndSnapshot() throws Exception {
    server.say("secret", HIDDEN);
    server.say("api", SHOWN);
    String other = server.paneOf("secret");
    try (TestClient scoped = server.client(Role.CONTROLLER, "api")) {
      scoped.ask(subscribe(",\"since\":\"earliest\""), "subscription.confirmed");
      assertNothingOfTheOther(until(scoped, SHOWN));
    }
    try (TestClient scoped = server.client(Role.CONTROLLER, "api")) {
      String history = scoped.ask("{\"action\":\"history\",\"limit\":1000}", "history.response");
      assertTrue(history.contains(SHOWN), history);
      assertNothingOfTheOther(history);
      String asked =
          "{\"action\":\"history\",\"limit\":1000,\"filters\":{\"sessions\":[\"secret\",\"*\"],\"panes\":[\""
              + other
              + "\"]}}";
      assertFalse(scoped.ask(asked, "history.response").contains("\"seq\""));
      String found =
          scoped.ask("{\"action\":\"search\",\"text\":\"" + HIDDEN + "\"}", "search.response");
      assertFalse(found.contains("\"seq\""), found);
      assertNothingOfTheOther(scoped.ask("{\"action\":\"snapshot\"}", "snapshot.data"));
      for (String target :
          List.of(
              "\"session\":\"secret\"",
              "\"window\":\"secret:0\"",
              "\"pane\":\"secret:0.0\"",
              "\"pane\":\"" + other + "\"")) {
        String refused = scoped.ask("{\"action\":\"snapshot\"," + target + "}", "error");
        assertTrue(refused.contains("TARGET_NOT_FOUND"), refused);
      }
    }
  }

  @Test
  void aScopedTokenReachesNothingOfAnotherSession_byAnyOtherAction() throws Exception {
    String other = server.paneOf("secret");
    server.say("secret", HIDDEN);
    try (TestClient scoped = server.client(Role.CONTROLLER, "api")) {
      for (String action :
          List.of(
              "{\"action\":\"explain\",\"pane\":\"" + other + "\"}",
              "{\"action\":\"acknowledge\",\"pane\":\"" + other + "\"}",
              "{\"action\":\"publish\",\"type\":\"custom.x\",\"data\":{},\"session\":\"secret\"}")) {
        String refused = scoped.ask(action, "error");
        assertTrue(refused.contains("TARGET_NOT_FOUND"), action + " " + refused);
      }
      String everywhere = "{\"action\":\"publish\",\"type\":\"custom.x\",\"data\":{}}";
      assertTrue(scoped.ask(everywhere, "error").contains("FORBIDDEN"));
      for (Verb verb : Verb.values()) {
        String refused = scoped.ask(command(verb, "secret"), "error");
        assertTrue(refused.contains("FORBIDDEN"), verb + " " + refused);
      }
    }
    String token = server.token(Role.CONTROLLER, "api");
    try (TestClient terminal = server.terminal("secret", token)) {
      assertTrue(terminal.expect("error").contains("FORBIDDEN"));
      assertEquals(4507, terminal.awaitClose());
    }
    assertTrue(server.tmux.run("list-sessions", "-F", "#{session_name}").contains("secret"));
    assertFalse(server.tmux.run("capture-pane", "-p", "-t", "=secret:").contains("typed"));
  }

  private static String command(Verb verb, String session) {
    String target =
        switch (verb.targetKind()) {
          case NOTHING -> "";
          case SESSION -> "\"session\":\"" + session + "\",";
          case WINDOW -> "\"window\":\"" + session + ":0\",";
          case PANE -> "\"pane\":\"" + session + ":0.0\",";
        };
    return "{\"action\":\"command\",\"command\":\"%s\",%s\"text\":\"typed\",\"question\":\"?\",\"keys\":[\"x\"],\"name\":\"mine\",\"request_id\":\"%s\"}"
        .formatted(verb.word(), target, verb.word());
  }

  @Test
  void aViewerDoesNothing_byAnyAction() throws Exception {
    List<String> actions = new ArrayList<>();
    for (Verb verb : Verb.values()) {
      actions.add(command(verb, "api"));
    }
    actions.add("{\"action\":\"publish\",\"type\":\"custom.x\",\"data\":{}}");
    actions.add("{\"action\":\"acknowledge\",\"pane\":\"api:0.0\"}");
    String token = server.token(Role.VIEWER);
    try (TestClient viewer = TestClient.authenticated(server.port(), token)) {
      for (String action : actions) {
        assertTrue(viewer.ask(action, "error").contains("FORBIDDEN"), action);
      }
    }
    try (TestClient terminal = server.terminal("api", token)) {
      assertEquals(4507, terminal.awaitClose());
    }
    assertFalse(server.tmux.run("capture-pane", "-p", "-t", "=api:").contains("typed"));
  }

  @Test
  void loopbackWithoutATokenIsNobody_byAnyAction() throws Exception {
    for (String path : List.of("/monitor", "/", "/terminal?pane=0")) {
      try (TestClient nobody = TestClient.connect(server.port(), path)) {
        nobody.expect("connection.established");
        for (Action action : Action.values()) {
          if (action != Action.AUTH) {
            nobody.send("{\"action\":\"" + action.word() + "\"}");
            assertTrue(nobody.expect("error").contains("AUTH_REQUIRED"), path + " " + action);
          }
        }
      }
    }
    assertEquals(401, server.post("/ticket", "Bearer ").statusCode());
    assertEquals(401, server.post("/session", "Ticket ").statusCode());
    assertEquals(401, server.post("/session", "Share ").statusCode());
  }

  @Test
  void aTokenInAUrlIsRefused_whateverItIsWorth() throws Exception {
    String token = server.token(Role.ADMIN);
    for (String path :
        List.of("/monitor?token=", "/?access_token=", "/terminal?pane=0&t=", "/healthz?")) {
      String head = TestClient.upgradeHead(path + token, "Host: localhost");
      assertEquals("HTTP/1.1 400 Bad Request", TestClient.status(server.port(), head), path);
    }
  }

  @Test
  void aTicketComesWithTheNamesByWhichOthersReachTheServer() throws Exception {
    String body = server.post("/ticket", "Bearer " + server.token(Role.VIEWER)).body();
    assertTrue(body.contains("\"hosts\":[]"), body);
  }

  @Test
  void aRevokedTokensOpenSocketsAreClosed_alsoATerminalAndABrowsers() throws Exception {
    AuthManager.Created token = server.auth.create("p", Role.CONTROLLER, List.of(), null);
    String ticket =
        WholeServer.field(server.post("/ticket", "Bearer " + token.text()).body(), "ticket");
    String session = WholeServer.field(server.post("/session", "Ticket " + ticket).body(), "token");
    assertEquals(401, server.post("/session", "Ticket " + ticket).statusCode());
    try (TestClient monitor = TestClient.authenticated(server.port(), token.text());
        TestClient browser = TestClient.authenticated(server.port(), session);
        TestClient browsersTerminal = server.terminal("api", session);
        TestClient terminal = server.terminal("api", token.text())) {
      monitor.ask(subscribe(""), "subscription.confirmed");
      server.auth.revoke(token.token().id());
      for (TestClient each : List.of(monitor, browser, browsersTerminal, terminal)) {
        assertEquals(4503, each.awaitClose());
      }
    }
    assertRefused(token.text());
    assertRefused(session);
  }

  private void assertRefused(String token) throws IOException {
    for (String path : List.of("/monitor", "/terminal?pane=0")) {
      try (TestClient late = TestClient.connect(server.port(), path)) {
        late.expect("connection.established");
        late.send("{\"action\":\"auth\",\"token\":\"" + token + "\"}");
        assertTrue(late.expect("auth.response").contains("AUTH_FAILED"));
        assertEquals(4500, late.awaitClose());
      }
    }
  }

  @Test
  void anExpiredTokensOpenSocketsAreClosed_andItLetsNobodyInAgain() throws Exception {
    long end = System.currentTimeMillis() + 3_000;
    String token = server.auth.create("p", Role.CONTROLLER, List.of(), end).text();
    try (TestClient monitor = TestClient.authenticated(server.port(), token);
        TestClient terminal = server.terminal("api", token)) {
      assertEquals(4005, monitor.awaitClose());
      assertEquals(4005, terminal.awaitClose());
    }
    assertRefused(token);
  }

  @Test
  void aRotatedTokenIsGoneAfterTheOverlap_andTheNewOneHasItsRights() throws Exception {
    AuthManager.Created old = server.auth.create("p", Role.CONTROLLER, List.of("api"), null);
    AuthManager.Created lasting = server.auth.rotate(old.token(), 60_000);
    assertNotEquals(old.text(), lasting.text());
    try (TestClient before = TestClient.authenticated(server.port(), old.text());
        TestClient after = TestClient.authenticated(server.port(), lasting.text())) {
      before.ask("{\"action\":\"ping\"}", "pong");
      server.auth.rotate(old.token(), 0);
      assertEquals(4005, before.awaitClose());
      String seen = after.ask("{\"action\":\"snapshot\"}", "snapshot.data");
      assertTrue(seen.contains("\"api\"") && !seen.contains("secret"), seen);
    }
    assertRefused(old.text());
  }

  @Test
  void aShareLinkIsGoodForLookingAtItsSessions_untilItIsTakenBack() throws Exception {
    long end = System.currentTimeMillis() + 3_600_000;
    AuthManager.Created share = server.auth.share("s", List.of("api"), end);
    assertRefused(share.text());
    assertEquals(401, server.post("/ticket", "Bearer " + share.text()).statusCode());
    String first = server.post("/session", "Share " + share.text()).body();
    String second = server.post("/session", "Share " + share.text()).body();
    assertNotEquals(first, second);
    try (TestClient looking =
        TestClient.connect(server.port(), "/monitor")
            .authenticate(WholeServer.field(first, "token"))) {
      looking.ask(subscribe(""), "subscription.confirmed");
      server.say("secret", HIDDEN);
      server.say("api", SHOWN);
      assertNothingOfTheOther(until(looking, SHOWN));
      assertTrue(looking.ask(command(Verb.SEND_TEXT, "api"), "error").contains("FORBIDDEN"));
      try (TestClient terminal = server.terminal("api", WholeServer.field(second, "token"))) {
        assertEquals(4507, terminal.awaitClose());
      }
      server.auth.revoke(share.token().id());
      assertEquals(4503, looking.awaitClose());
    }
    assertRefused(WholeServer.field(second, "token"));
    assertEquals(401, server.post("/session", "Share " + share.text()).statusCode());
  }
}
