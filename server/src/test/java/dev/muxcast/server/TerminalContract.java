package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Role;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a person at a pane can count on, however its tmux server is watched; by the whole server.
@Timeout(90)
abstract class TerminalContract {

  @TempDir Path folder;
  TmuxFixture tmux;
  private WholeServer server;
  private AuthManager auth;

  /// The tmux to try it on.
  abstract TmuxBinary binary();

  /// `collect.mode`.
  abstract String mode();

  @BeforeEach
  void start() throws Exception {
    server =
        new WholeServer(
            binary(), folder.resolve("home"), Map.of("store", "memory", "collect.mode", mode()));
    tmux = server.tmux;
    auth = server.auth;
  }

  @AfterEach
  void end() throws Exception {
    server.close();
  }

  private int port() {
    return server.port();
  }

  private String number(String session) {
    return server.paneOf(session).substring(1);
  }

  TestClient open(Role role, String session, String... scope) throws Exception {
    return server.terminal(session, server.token(role, scope));
  }

  private static void type(TestClient client, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    client.raw(Wire.mask(Frames.binary(bytes, 0, bytes.length), 7));
  }

  private static String see(TestClient client, Predicate<String> enough) throws Exception {
    StringBuilder seen = new StringBuilder();
    while (!enough.test(seen.toString())) {
      byte[] next = client.nextBinary();
      if (next == null) {
        throw new AssertionError("it ended; seen: " + seen);
      }
      seen.append(new String(next, StandardCharsets.UTF_8));
    }
    return seen.toString();
  }

  private static String see(TestClient client, String text) throws Exception {
    return see(client, seen -> seen.contains(text));
  }

  private void onScreen(String session, String text) {
    TmuxFixture.await(text, () -> screen("=" + session + ":").contains(text));
  }

  @Test
  void whatStandsThereIsSeen_andWhatIsTypedArrives() throws Exception {
    tmux.run("send-keys", "-t", "=api:", "-l", "before ü");
    onScreen("api", "before ü");
    try (TestClient person = open(Role.CONTROLLER, "api")) {
      assertTrue(person.expect("terminal.size").contains("\"pane_id\":\"%" + number("api")));
      see(person, "before ü");
      type(person, " after;\r");
      see(person, "after;");
      onScreen("api", "before ü after;\nbefore ü after;");
    }
  }

  @Test
  void whateverIsTypedIsOnlyBytesForTheProgram() throws Exception {
    tmux.run("respawn-pane", "-k", "-t", "=api:", "stty raw -echo; exec od -An -tx1 -w64");
    try (TestClient person = open(Role.CONTROLLER, "api")) {
      person.expect("terminal.size");
      StringBuilder hostile = new StringBuilder("'; kill-server \n#{pid} #(touch x) -R %0 ~\033[A");
      for (int i = 0; i < 256; i++) {
        hostile.append((char) i);
      }
      StringBuilder hex = new StringBuilder();
      while (hostile.length() % 64 != 0) {
        hostile.append('.');
      }
      for (char c : hostile.toString().toCharArray()) {
        hex.append(' ').append(Integer.toHexString(c | 256).substring(1));
      }
      TmuxFixture.await(
          "od runs", () -> tmux.format("api", "#{pane_current_command}").equals("od"));
      type(person, hostile.toString());
      String want = hex.toString();
      TmuxFixture.await(
          "all bytes as they were typed",
          () ->
              tmux.run("capture-pane", "-p", "-J", "-t", "=api:")
                  .replaceAll("\\s+", " ")
                  .contains(want));
    }
    assertEquals("secret", tmux.format("secret", "#{session_name}"));
  }

  @Test
  void itTakesThePanesSizeAndNeverGivesItOne() throws Exception {
    String before = tmux.format("api", "#{window_width}x#{window_height}");
    try (TestClient person = open(Role.ADMIN, "api")) {
      person.expect("terminal.size");
      see(person, "\033[");
      assertEquals(before, tmux.format("api", "#{window_width}x#{window_height}"));
      tmux.run("resize-window", "-t", "=api:", "-x", "101", "-y", "31");
      String size = person.expect("terminal.size");
      assertEquals(101, TestClient.number(size, "width"));
      assertEquals(31, TestClient.number(size, "height"));
      see(person, "\033[31;1H");
    }
    assertEquals("101x31", tmux.format("api", "#{window_width}x#{window_height}"));
  }

  @Test
  void whoLeavesLeavesNothing_andThePanesEndEndsIt() throws Exception {
    String before = tmux.run("list-clients", "-t", "=api");
    try (TestClient person = open(Role.CONTROLLER, "api")) {
      person.expect("terminal.size");
    }
    TmuxFixture.await(
        "its client is gone",
        () -> tmux.run("list-clients", "-t", "=api").lines().count() == before.lines().count());
    try (TestClient person = open(Role.CONTROLLER, "secret")) {
      person.expect("terminal.size");
      tmux.run("kill-session", "-t", "=secret");
      assertEquals(1000, person.awaitClose());
    }
  }

  @Test
  void copyModeIsLeftWhenSomebodyTypes() throws Exception {
    try (TestClient person = open(Role.CONTROLLER, "api")) {
      person.expect("terminal.size");
      tmux.run("copy-mode", "-t", "=api:");
      type(person, "q");
      see(person, "q");
      onScreen("api", "q");
    }
  }

  @Test
  void aViewerAndATokenForOtherSessionsAreRefused() throws Exception {
    try (TestClient viewer = open(Role.VIEWER, "api")) {
      assertEquals(4507, viewer.awaitClose());
    }
    try (TestClient other = open(Role.CONTROLLER, "api", "secret")) {
      assertTrue(other.expect("error").contains("FORBIDDEN"));
      assertEquals(4507, other.awaitClose());
    }
    try (TestClient scoped = open(Role.CONTROLLER, "api", "a*")) {
      scoped.expect("terminal.size");
      tmux.run("rename-session", "-t", "=api", "hidden");
      assertEquals(4507, scoped.awaitClose());
    }
  }

  /// Each way for a pane to leave its session, by which nothing may follow it.
  private static final List<List<String>> WAYS_OUT =
      List.of(
          List.of("swap-window", "-d", "-s", "PANE", "-t", "=secret:0"),
          List.of("swap-pane", "-d", "-s", "PANE", "-t", "=secret:0.0"),
          List.of("join-pane", "-d", "-s", "PANE", "-t", "=secret:0"),
          List.of("move-window", "-d", "-s", "PANE", "-t", "=secret:7"),
          List.of("break-pane", "-d", "-s", "PANE", "-t", "=secret:8"),
          List.of("link-window", "-d", "-s", "PANE", "-t", "=secret:9", ";", "unlink-window"));

  @Test
  void aPaneThatLeavesTheScopeTakesNothingThatIsTyped_andShowsNothing() throws Exception {
    String token = server.token(Role.CONTROLLER, "api");
    for (List<String> way : WAYS_OUT) {
      String pane = tmux.run("new-window", "-d", "-P", "-F", "#{pane_id}", "-t", "=api:", "cat");
      if (way.getFirst().equals("break-pane")) {
        tmux.run("split-window", "-d", "-t", pane, "cat");
      }
      String path = "/terminal?pane=" + pane.substring(1);
      awaitKnown(pane);
      try (TestClient person = TestClient.connect(port(), path).authenticate(token)) {
        person.expect("terminal.size");
        String window = tmux.run("display-message", "-p", "-t", pane, "#{window_id}");
        List<String> words = new ArrayList<>();
        way.forEach(word -> words.add(word.equals("PANE") ? pane : word));
        if (words.contains("unlink-window")) {
          words.addAll(List.of("-t", "=api:" + window));
        }
        tmux.run(words.toArray(String[]::new));
        type(person, "typed\r");
        tmux.run("send-keys", "-t", pane, "-l", "elsewhere");
        int code = person.awaitClose();
        assertTrue(code == 4507 || code == 1000, way + " " + code);
        for (byte[] seen = person.nextBinary(); seen != null; seen = person.nextBinary()) {
          assertTrue(!new String(seen, StandardCharsets.UTF_8).contains("elsewhere"), "" + way);
        }
      }
      // tmux reads what a program shows a moment after it was sent to it.
      TmuxFixture.await(way + " shows it", () -> screen(pane).contains("elsewhere"));
      assertTrue(!screen(pane).contains("typed"), way + " " + screen(pane));
    }
  }

  private String screen(String target) {
    return tmux.run("capture-pane", "-p", "-t", target);
  }

  private void awaitKnown(String pane) throws Exception {
    try (TestClient admin = server.client(Role.ADMIN)) {
      TmuxFixture.await(
          pane + " is known",
          () ->
              WholeServer.ask(admin, "{\"action\":\"snapshot\"}", "snapshot.data")
                  .contains("\"pane_id\":\"" + pane + "\""));
    }
  }

  @Test
  void aTokenThatIsRevokedEndsIt_andNothingTypedLaterArrives() throws Exception {
    AuthManager.Created token = auth.create("p", Role.CONTROLLER, List.of(), null);
    try (TestClient person =
        TestClient.connect(port(), "/terminal?pane=" + number("api")).authenticate(token.text())) {
      person.expect("terminal.size");
      auth.revoke(token.token().id());
      assertEquals(4503, person.awaitClose());
      type(person, "late\r");
    }
    tmux.run("send-keys", "-t", "=api:", "-l", "marker");
    onScreen("api", "marker");
    assertTrue(!screen("=api:").contains("late"));
  }

  @Test
  void whatNamesNoPaneIsRefused() throws Exception {
    for (String path : List.of("/terminal", "/terminal?pane=%253", "/terminal?pane=x;y")) {
      String head = TestClient.upgradeHead(path, "Host: localhost");
      assertEquals("HTTP/1.1 400 Bad Request", TestClient.status(port(), head), path);
    }
    String token = auth.create("p", Role.ADMIN, List.of(), null).text();
    for (String path : List.of("/terminal?pane=999", "/terminal?pane=0&server_instance=1-2")) {
      try (TestClient nowhere = TestClient.connect(port(), path).authenticate(token)) {
        assertTrue(nowhere.expect("error").contains("TARGET_NOT_FOUND"));
        assertEquals(4507, nowhere.awaitClose());
      }
    }
  }

  private void respawn(String script) {
    tmux.run("respawn-pane", "-k", "-t", "=api:", script);
  }

  @Test
  void coloursWideAndCombiningCharactersAreAsInThePane() throws Exception {
    respawn("printf '\\033[38;5;208mone\\nstill\\033[48;2;1;2;3m true\\033[0m\\n'; exec cat");
    try (MirrorTerminal person = mirror()) {
      person.awaitSame("true");
      person.type("日本 e\u0301 🎉 ü\r");
      person.awaitSame("🎉 ü\n日本 e\u0301 🎉 ü");
    }
  }

  @Test
  void theCursorAndTheAlternateScreenAreAsInThePane() throws Exception {
    respawn(
        "echo below; read go; printf '\\033[?1049h\\033[2J\\033[5;10Hfull\\033[?25l\\033[7;3H';"
            + " read go; printf '\\033[?25h\\033[?1049l'; exec cat");
    try (MirrorTerminal person = mirror()) {
      person.awaitSame("below");
      person.type("\r");
      person.awaitSame("full");
      assertEquals("1", tmux.format("api", "#{alternate_on}"));
      person.type("\r");
      person.awaitSame("below");
      person.type("back\r");
      person.awaitSame("back\nback");
    }
  }

  @Test
  void whatScrollsIsFollowed_andAFloodEndsWithTheNewestScreen() throws Exception {
    respawn("trap : INT; read go; seq 1 200; read go; yes flood; echo over; exec cat");
    try (MirrorTerminal person = mirror();
        TestClient slow = open(Role.CONTROLLER, "api")) {
      slow.expect("terminal.size");
      person.type("\r");
      person.awaitSame("200");
      person.type("\r");
      person.awaitShown("flood\nflood");
      person.type("\003");
      person.awaitSame("over");
      see(slow, "over");
    }
  }

  @Test
  void manySeeOnePane_andTheServersEndEndsThemAll() throws Exception {
    try (TestClient one = open(Role.CONTROLLER, "api");
        TestClient other = open(Role.CONTROLLER, "api")) {
      type(one, "shared");
      see(one, "shared");
      see(other, "shared");
      tmux.run("kill-server");
      assertEquals(1000, one.awaitClose());
      assertEquals(1000, other.awaitClose());
    }
  }

  @Test
  void aPaneThatIsKilledEndsIt() throws Exception {
    tmux.run("split-window", "-d", "-t", "=api:");
    try (TestClient person = open(Role.CONTROLLER, "api")) {
      person.expect("terminal.size");
      tmux.run("kill-pane", "-t", "%" + number("api"));
      assertEquals(1000, person.awaitClose());
    }
  }

  private MirrorTerminal mirror() throws Exception {
    return new MirrorTerminal(tmux, "api", open(Role.CONTROLLER, "api"));
  }
}
