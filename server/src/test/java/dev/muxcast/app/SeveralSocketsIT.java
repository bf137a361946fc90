package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.server.TestClient;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// One server watches several tmux servers, whose panes have the same ids.
@Timeout(60)
class SeveralSocketsIT {
  @Test
  void panesOfSeveralServersAreToldApartByTheirInstance() throws Exception {
    try (TmuxFixture one = TmuxFixture.on(TmuxBinary.any());
        TmuxFixture two = TmuxFixture.on(TmuxBinary.any())) {
      one.newSession("first", "printf alpha; exec cat");
      two.newSession("second", "printf beta; exec cat");
      Process server =
          ServerNonDisturbanceIT.serve(one, one.binary().path(), "-S", "" + two.socket().path());
      try (TestClient client = client(one.folder().resolve("home"))) {
        String here = screen(client, instance(client, "first"));
        String there = screen(client, instance(client, "second"));
        assertTrue(here.contains("\"alpha\""), here);
        assertTrue(there.contains("\"beta\""), there);
        for (String action : new String[] {"snapshot", "explain", "acknowledge"}) {
          String request = "{\"action\":\"" + action + "\",\"pane\":\"%0\"";
          String refused =
              client.ask(request + ",\"server_instance\":\"1-2\",\"request_id\":1}", "error");
          assertTrue(refused.contains("\"code\":\"TARGET_NOT_FOUND\""), refused);
        }
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
  }

  private static TestClient client(Path home) throws IOException {
    int port = URI.create(Files.readString(home.resolve("url")).strip()).getPort();
    return TestClient.authenticated(port, Files.readString(home.resolve("token")).strip());
  }

  private static String instance(TestClient client, String session) {
    String request = "{\"action\":\"snapshot\",\"session\":\"" + session + "\"}";
    Pattern instance =
        Pattern.compile("\"server_instance\":\"([^\"]+)\",\"session\":\"" + session + "\"");
    String[] found = {""};
    TmuxFixture.await(
        session,
        () -> {
          try {
            client.send(request);
            String answer = client.next();
            Matcher matcher = instance.matcher(answer);
            found[0] = matcher.find() ? matcher.group(1) : "";
            return !found[0].isEmpty();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return found[0];
  }

  private static String screen(TestClient client, String instance) throws IOException {
    return client.ask(
        "{\"action\":\"snapshot\",\"pane\":\"%0\",\"server_instance\":\"" + instance + "\"}",
        "snapshot.data");
  }
}
