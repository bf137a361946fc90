package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.server.TestClient;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
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
        String first = instance(client, "first");
        String second = instance(client, "second");
        shows(client, first, "\"alpha\"");
        shows(client, second, "\"beta\"");
        type(client, second, "typed");
        assertTrue(two.run("capture-pane", "-p", "-t", "second").contains("typed"));
        assertFalse(one.run("capture-pane", "-p", "-t", "first").contains("typed"));
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
  }

  /// Of a server that was never there, and of one that ended and came back with the same ids.
  @Test
  void aTargetOfAnotherInstanceIsNotFoundByAnyAction() throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any())) {
      tmux.newSession("first", "exec cat");
      Process server = ServerNonDisturbanceIT.serve(tmux, tmux.binary().path());
      Path home = tmux.folder().resolve("home");
      try (TestClient client = client(home)) {
        String ended = instance(client, "first");
        tmux.killServerHard();
        tmux.newSession("second", "exec cat");
        String present = instance(client, "second");
        assertNotEquals(ended, present);
        type(client, present, "here");
        for (String instance : List.of("1-2", ended)) {
          for (String action : List.of("snapshot", "explain", "acknowledge", "command")) {
            String asked =
                action.equals("command")
                    ? "command\",\"command\":\"send_text\",\"text\":\"gone astray"
                    : action;
            String refused = client.ask(request(asked, instance), "error");
            assertTrue(refused.contains("\"code\":\"TARGET_NOT_FOUND\""), action + refused);
          }
          String terminal = "/terminal?pane=0&server_instance=" + instance;
          try (TestClient person = TestClient.connect(port(home), terminal)) {
            person.authenticate(token(home));
            assertTrue(person.expect("error").contains("TARGET_NOT_FOUND"));
            assertEquals(4507, person.awaitClose());
          }
        }
        String screen = tmux.run("capture-pane", "-p", "-t", "second");
        assertTrue(screen.contains("here") && !screen.contains("gone astray"), screen);
      } finally {
        server.destroyForcibly().waitFor();
      }
    }
  }

  private static String request(String action, String instance) {
    return "{\"action\":\"%s\",\"pane\":\"%%0\",\"server_instance\":\"%s\",\"request_id\":\"%s\"}"
        .formatted(action, instance, UUID.randomUUID());
  }

  private static void type(TestClient client, String instance, String text) throws IOException {
    String send = "command\",\"command\":\"send_text\",\"text\":\"" + text;
    String result = client.ask(request(send, instance), "command.result");
    assertTrue(result.contains("\"submitted\""), result);
  }

  private static TestClient client(Path home) throws IOException {
    return TestClient.authenticated(port(home), token(home));
  }

  private static int port(Path home) throws IOException {
    return URI.create(Files.readString(home.resolve("url")).strip()).getPort();
  }

  private static String token(Path home) throws IOException {
    return Files.readString(home.resolve("token")).strip();
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
            // No faster than the server lets anybody ask.
            LockSupport.parkNanos(20_000_000);
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

  private static void shows(TestClient client, String instance, String text) {
    TmuxFixture.await(
        text,
        () -> {
          try {
            return client.ask(request("snapshot", instance), "snapshot.data").contains(text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
