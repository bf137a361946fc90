package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.app.Server;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Role;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.config.Config;
import dev.muxcast.config.Places;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import dev.muxcast.state.StateFolder;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A person at a pane, by the whole server and a real tmux.
@Timeout(90)
class TerminalIT {

  @TempDir Path folder;
  private TmuxFixture tmux;
  private StateFolder state;
  private Server server;
  private AuthManager auth;

  @BeforeEach
  void start() throws Exception {
    tmux = TmuxFixture.on(TmuxBinary.any());
    tmux.newSession("work", "exec cat");
    tmux.newSession("other", "exec cat");
    Map<String, String> environment =
        Map.of("MUXCAST_HOME", folder.resolve("home").toString(), "PATH", System.getenv("PATH"));
    Places places = Places.of(environment);
    state = StateFolder.claim(places);
    Config config =
        Config.load(
            places.configFile(),
            environment,
            Map.of(
                "server.port",
                0L,
                "store",
                "memory",
                "tmux.command",
                tmux.binary().path().toString(),
                "tmux.sockets",
                List.of(tmux.socket().path().toString())));
    server = Server.start(config, state, environment);
    auth = AuthManager.read(new TokenFile(state.path()), Clock.systemUTC());
    try (TestClient client =
        TestClient.authenticated(port(), auth.create("w", Role.VIEWER, List.of(), null).text())) {
      TmuxFixture.await("both are watched", () -> ask(client).split("\"watched\":true").length > 2);
    }
  }

  @AfterEach
  void end() throws Exception {
    server.close();
    state.close();
    tmux.close();
  }

  private static String ask(TestClient client) {
    try {
      Thread.onSpinWait();
      return client.ask("{\"action\":\"snapshot\"}", "snapshot.data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int port() {
    return URI.create(server.url()).getPort();
  }

  private String number(String session) {
    return tmux.format(session, "#{pane_id}").substring(1);
  }

  private TestClient open(Role role, String session, String... scope) throws Exception {
    String token = auth.create("p", role, List.of(scope), null).text();
    return TestClient.connect(port(), "/terminal?pane=" + number(session)).authenticate(token);
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
    TmuxFixture.await(
        text, () -> tmux.run("capture-pane", "-p", "-t", "=" + session + ":").contains(text));
  }

  @Test
  void whatStandsThereIsSeen_andWhatIsTypedArrives() throws Exception {
    tmux.run("send-keys", "-t", "=work:", "-l", "before ü");
    onScreen("work", "before ü");
    try (TestClient person = open(Role.CONTROLLER, "work")) {
      assertTrue(person.expect("terminal.size").contains("\"pane_id\":\"%" + number("work")));
      see(person, "before ü");
      type(person, " after;\r");
      see(person, "after;");
      onScreen("work", "before ü after;\nbefore ü after;");
    }
  }

  @Test
  void whateverIsTypedIsOnlyBytesForTheProgram() throws Exception {
    tmux.run("respawn-pane", "-k", "-t", "=work:", "stty raw -echo; exec od -An -tx1 -w64");
    try (TestClient person = open(Role.CONTROLLER, "work")) {
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
          "od runs", () -> tmux.format("work", "#{pane_current_command}").equals("od"));
      type(person, hostile.toString());
      String want = hex.toString();
      TmuxFixture.await(
          "all bytes as they were typed",
          () ->
              tmux.run("capture-pane", "-p", "-J", "-t", "=work:")
                  .replaceAll("\\s+", " ")
                  .contains(want));
    }
    assertEquals("other", tmux.format("other", "#{session_name}"));
  }

  @Test
  void itTakesThePanesSizeAndNeverGivesItOne() throws Exception {
    String before = tmux.format("work", "#{window_width}x#{window_height}");
    try (TestClient person = open(Role.ADMIN, "work")) {
      person.expect("terminal.size");
      see(person, "\033[");
      assertEquals(before, tmux.format("work", "#{window_width}x#{window_height}"));
      tmux.run("resize-window", "-t", "=work:", "-x", "101", "-y", "31");
      String size = person.expect("terminal.size");
      assertEquals(101, TestClient.number(size, "width"));
      assertEquals(31, TestClient.number(size, "height"));
      see(person, "\033[31;1H");
    }
    assertEquals("101x31", tmux.format("work", "#{window_width}x#{window_height}"));
  }

  @Test
  void whoLeavesLeavesNothing_andThePanesEndEndsIt() throws Exception {
    String before = tmux.run("list-clients", "-t", "=work");
    try (TestClient person = open(Role.CONTROLLER, "work")) {
      person.expect("terminal.size");
    }
    TmuxFixture.await(
        "its client is gone",
        () -> tmux.run("list-clients", "-t", "=work").lines().count() == before.lines().count());
    try (TestClient person = open(Role.CONTROLLER, "other")) {
      person.expect("terminal.size");
      tmux.run("kill-session", "-t", "=other");
      assertEquals(1000, person.awaitClose());
    }
  }

  @Test
  void copyModeIsLeftWhenSomebodyTypes() throws Exception {
    try (TestClient person = open(Role.CONTROLLER, "work")) {
      person.expect("terminal.size");
      tmux.run("copy-mode", "-t", "=work:");
      type(person, "q");
      see(person, "q");
      onScreen("work", "q");
    }
  }

  @Test
  void aViewerAndATokenForOtherSessionsAreRefused() throws Exception {
    try (TestClient viewer = open(Role.VIEWER, "work")) {
      assertEquals(4507, viewer.awaitClose());
    }
    try (TestClient other = open(Role.CONTROLLER, "work", "other")) {
      assertTrue(other.expect("error").contains("FORBIDDEN"));
      assertEquals(4507, other.awaitClose());
    }
    try (TestClient scoped = open(Role.CONTROLLER, "work", "w*")) {
      scoped.expect("terminal.size");
      tmux.run("rename-session", "-t", "=work", "secret");
      assertEquals(4507, scoped.awaitClose());
    }
  }

  @Test
  void aTokenThatIsRevokedEndsIt_andNothingTypedLaterArrives() throws Exception {
    AuthManager.Created token = auth.create("p", Role.CONTROLLER, List.of(), null);
    try (TestClient person =
        TestClient.connect(port(), "/terminal?pane=" + number("work")).authenticate(token.text())) {
      person.expect("terminal.size");
      auth.revoke(token.token().id());
      assertEquals(4503, person.awaitClose());
      type(person, "late\r");
    }
    tmux.run("send-keys", "-t", "=work:", "-l", "marker");
    onScreen("work", "marker");
    assertTrue(!tmux.run("capture-pane", "-p", "-t", "=work:").contains("late"));
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

  @Test
  void theServersOwnPageShowsThePanesAndWhatTheyWrite() throws Exception {
    String token = auth.create("p", Role.VIEWER, List.of("work"), null).text();
    try (Chromium browser = new Chromium(folder.resolve("profile"));
        HttpClient http = HttpClient.newHttpClient()) {
      String server = "http://localhost:" + port() + "/";
      HttpRequest ask =
          HttpRequest.newBuilder(URI.create(server + "ticket"))
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      String answer = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
      browser.open(server + "#ticket=" + answer.split("\"")[3]);
      browser.await("%" + number("work") + "\\tcat");
      tmux.run("send-keys", "-t", "=other:", "-l", "hidden");
      tmux.run("send-keys", "-t", "=work:", "-l", "shown");
      browser.await("shown");
      assertTrue(!browser.value("document.body.innerText").contains("other"));
      browser.picture(Path.of("target/page-sessions.png"));
    }
  }
}
