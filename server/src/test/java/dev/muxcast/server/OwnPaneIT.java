package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A client that runs in a watched pane does not hear itself.
class OwnPaneIT extends WithWholeServer {

  private TestClient reader(Role role, boolean inFront, String... sessions) throws IOException {
    String instance = server.tmux.format("api", "#{pid}-#{start_time}");
    TestClient client = TestClient.connect(server.port(), "/monitor");
    client.expect("connection.established");
    String auth =
        "{\"action\":\"auth\",\"token\":\"%s\",\"pane\":\"%s\",\"server_instance\":\"%s\",\"in_front\":%s}"
            .formatted(server.token(role, sessions), server.paneOf("api"), instance, inFront);
    assertTrue(client.ask(auth, "auth.response").contains("\"success\":true"));
    return client;
  }

  private void type(String session, String text) {
    server.tmux.run("send-keys", "-t", "=" + session + ":", "-l", text);
  }

  /// What a client is sent up to a text of the session `secret`.
  private static String heard(TestClient client, String upTo) throws IOException {
    StringBuilder all = new StringBuilder();
    while (all.indexOf(upTo) < 0) {
      all.append(client.expect("pane.output"));
    }
    return all.toString();
  }

  private static void subscribe(TestClient client) throws IOException {
    client.ask(
        "{\"action\":\"subscribe\",\"filters\":{\"types\":[\"pane.output\"]}}",
        "subscription.confirmed");
  }

  @Test
  void whatItsPaneShowsIsNotSentToIt_andToOthersAllTheSame() throws IOException {
    for (Role role : List.of(Role.VIEWER, Role.ADMIN)) {
      try (TestClient reader = reader(role, role == Role.VIEWER);
          TestClient other = server.client(Role.ADMIN)) {
        subscribe(reader);
        subscribe(other);
        server.say("api", "mine" + role);
        server.say("secret", "yours" + role);
        assertFalse(heard(reader, "yours" + role).contains("mine"));
        assertTrue(heard(other, "yours" + role).contains("mine" + role));
      }
    }
  }

  @Test
  void whileItHasThePaneToItselfNobodyIsTold_andFromItsEndOnAgain() throws IOException {
    try (TestClient other = server.client(Role.ADMIN)) {
      subscribe(other);
      try (TestClient reader = reader(Role.CONTROLLER, true)) {
        subscribe(reader);
        type("api", "mine");
        server.say("secret", "first");
        assertFalse(heard(other, "first").contains("mine"));
      }
      String history = "{\"action\":\"history\",\"filters\":{\"sessions\":[\"api\"]}}";
      assertFalse(other.ask(history, "history.response").contains("mine"));
      server.say("api", "again");
      assertTrue(heard(other, "again").contains("again"));
    }
  }

  @Test
  void aTokenOfOtherSessionsKeepsNothingFromAnybody() throws IOException {
    try (TestClient reader = reader(Role.CONTROLLER, true, "secret");
        TestClient other = server.client(Role.ADMIN)) {
      assertEquals(true, reader.ask("{\"action\":\"ping\"}", "pong").contains("pong"));
      subscribe(other);
      server.say("api", "told");
      assertTrue(heard(other, "told").contains("told"));
    }
  }
}
