package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Role;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.protocol.Verb;
import dev.muxcast.server.TestClient;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who may not act, tries every verb against the running server.
@Timeout(60)
class CommandAccessIT {

  @Test
  void aViewerAndATokenForOtherSessionsAreRefusedEveryVerb() throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any())) {
      tmux.newSession("api", "exec cat");
      tmux.newSession("secret", "exec cat");
      Path home = Files.createDirectory(tmux.folder().resolve("home"));
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      AuthManager auth = AuthManager.open(new TokenFile(home), Clock.systemUTC());
      String viewer = auth.create("viewer", Role.VIEWER, List.of(), null).text();
      String scoped = auth.create("scoped", Role.CONTROLLER, List.of("api"), null).text();
      Process server = ServerNonDisturbanceIT.serve(tmux, tmux.binary().path());
      try {
        int port = port(home);
        awaitPicture(port, viewer);
        String before = everything(tmux);
        for (Verb verb : Verb.values()) {
          assertRefused(port, viewer, verb);
          assertRefused(port, scoped, verb);
        }
        assertEquals(before, everything(tmux));
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
  }

  private static void assertRefused(int port, String token, Verb verb) throws IOException {
    String target =
        switch (verb.targetKind()) {
          case NOTHING -> "";
          case SESSION -> "\"session\":\"secret\",";
          case WINDOW -> "\"window\":\"secret:0\",";
          case PANE -> "\"pane\":\"secret:0.0\",";
        };
    String command =
        "{\"action\":\"command\",\"command\":\"%s\",%s\"text\":\"x\",\"question\":\"?\",\"keys\":[\"x\"],\"name\":\"mine\",\"request_id\":\"r\"}"
            .formatted(verb.word(), target);
    try (TestClient client = TestClient.authenticated(port, token)) {
      String answer = client.ask(command, "error");
      assertTrue(
          answer.contains("\"FORBIDDEN\"") && answer.contains("\"r\""), verb + ": " + answer);
    }
  }

  private static void awaitPicture(int port, String token) throws IOException {
    try (TestClient client = TestClient.authenticated(port, token)) {
      TmuxFixture.await(
          "both sessions",
          () -> {
            try {
              String picture = client.ask("{\"action\":\"snapshot\"}", "snapshot.data");
              return picture.contains("\"api\"") && picture.contains("\"secret\"");
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    }
  }

  private static int port(Path home) throws IOException {
    String url = Files.readString(home.resolve("url")).strip();
    return java.net.URI.create(url).getPort();
  }

  private static String everything(TmuxFixture tmux) {
    return tmux.run("list-panes", "-a", "-F", "#{session_name} #{window_name} #{pane_id}")
        + tmux.run("capture-pane", "-p", "-t", "secret");
  }
}
