package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.HookToken;
import dev.muxcast.auth.Role;
import dev.muxcast.auth.TokenFile;
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

/// A program in a pane that runs hooks as an agent does, and a client that watches it.
@Timeout(60)
class HooksIT {
  private static final String AGENT =
      """
      printf '\\033[?1049h\\033[2J\\033[H❯ x\\n\\n────────\\n❯ \\n────────\\n  ? for shortcuts'
      while read -rsn1 key; do
        printf '{"hook_event_name":"PermissionRequest","tool_name":"ExitPlanMode"}' | "$0" hook claude
      done
      """;

  @Test
  void aHookInAPaneIsAStatusOnTheWire() throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any())) {
      Path home = Files.createDirectory(tmux.folder().resolve("home"));
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      new HookToken(home).make();
      String viewer =
          AuthManager.open(new TokenFile(home), Clock.systemUTC())
              .create("viewer", Role.VIEWER, List.of(), null)
              .text();
      Path script = Files.writeString(tmux.folder().resolve("agent"), AGENT);
      tmux.newSession("work", "exec bash --norc --noprofile");
      Process server = ServerNonDisturbanceIT.serve(tmux, tmux.binary().path());
      try (TestClient client = TestClient.authenticated(port(home), viewer)) {
        client.send("{\"action\":\"subscribe\",\"filters\":{\"types\":[\"agent.status\"]}}");
        Path launcher = Path.of("../muxcast").toAbsolutePath().normalize();
        tmux.run(
            "send-keys",
            "-t",
            "work",
            "export MUXCAST_HOME="
                + home
                + "; (exec -a claude bash -c '. "
                + script
                + "' "
                + launcher
                + ")",
            "Enter");
        await(client, "\"status\":\"ready\"");
        tmux.run("send-keys", "-t", "work", "x");
        String waiting = await(client, "\"status\":\"waiting\"");
        assertTrue(waiting.contains("\"reason\":\"plan\""), waiting);
        assertTrue(waiting.contains("\"source\":\"hook\""), waiting);
        assertTrue(waiting.contains("PermissionRequest tool_name=ExitPlanMode"), waiting);
        await(client, "\"status\":\"ready\"");
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
  }

  private static String await(TestClient client, String piece) throws IOException {
    for (String text = client.next(); text != null; text = client.next()) {
      if (text.contains(piece)) {
        return text;
      }
    }
    throw new IOException("the connection ended");
  }

  private static int port(Path home) throws IOException {
    String url = Files.readString(home.resolve("url")).strip();
    return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1, url.lastIndexOf('/')));
  }
}
