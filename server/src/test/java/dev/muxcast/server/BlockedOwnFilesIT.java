package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.HookToken;
import dev.muxcast.auth.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The server's own files can't be read any more: each is a pipe that nobody writes to, as a file
/// in a folder that hangs.
class BlockedOwnFilesIT extends WithWholeServer {

  private void block(String name) throws Exception {
    Path file = server.home().resolve(name);
    Files.deleteIfExists(file);
    new ProcessBuilder("mkfifo", "-m", "600", file.toString()).start().waitFor();
  }

  @Test
  void tokensThatCanNotBeReadStayAsTheyWere_andNobodyWaitsForThem() throws Exception {
    String known = server.token(Role.VIEWER);
    long soon = System.currentTimeMillis() + 4_000;
    String mortal = server.auth.create("mortal", Role.VIEWER, List.of(), soon).text();
    try (TestClient last = TestClient.authenticated(server.port(), mortal)) {
      block("tokens");
      // Each of them could be new, and would hold a thread if the file were waited for.
      for (int i = 0; i < 4; i++) {
        try (TestClient stranger = TestClient.connect(server.port(), "/monitor")) {
          stranger.expect("connection.established");
          String answer = stranger.ask("{\"action\":\"auth\",\"token\":\"x\"}", "auth.response");
          assertTrue(answer.contains("AUTH_FAILED"), answer);
        }
      }
      try (TestClient client = TestClient.authenticated(server.port(), known)) {
        client.ask("{\"action\":\"snapshot\"}", "snapshot.data");
      }
      // The watchdog looks at its clients still.
      assertEquals(4005, last.awaitClose());
    }
  }

  @Test
  void aHookTokenThatCanNotBeReadOpensNothing_andNobodyIsToldThatTheirsIsWrong() throws Exception {
    new HookToken(server.home()).make();
    block("hook-token");
    for (int i = 0; i < 4; i++) {
      assertEquals(503, post());
    }
    try (TestClient client = server.client(Role.VIEWER)) {
      client.ask("{\"action\":\"ping\"}", "pong");
    }
  }

  private int post() throws Exception {
    return server.post("/hooks/claude", "Bearer x").statusCode();
  }
}
