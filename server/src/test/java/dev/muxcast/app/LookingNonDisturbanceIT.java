package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.server.TestClient;
import dev.muxcast.tmux.NonDisturbanceContract;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// The whole server, as a process of its own that only looks, disturbs nobody: started, killed,
/// started again and stopped.
class LookingNonDisturbanceIT extends NonDisturbanceContract {

  @Override
  protected Process watch(TmuxFixture tmux) throws IOException {
    return ServerNonDisturbanceIT.serve(tmux, "look", tmux.binary().path());
  }

  @Override
  protected void awaitWatched(TmuxFixture tmux) throws IOException {
    Path home = tmux.folder().resolve("home");
    int port = URI.create(Files.readString(home.resolve("url")).strip()).getPort();
    String token = Files.readString(home.resolve("token")).strip();
    try (TestClient client = TestClient.authenticated(port, token)) {
      TmuxFixture.await("all three sessions are watched", () -> watched(client) == 3);
    }
    assertEquals("", tmux.run("list-clients"));
  }

  private static int watched(TestClient client) {
    try {
      String picture = client.ask("{\"action\":\"snapshot\"}", "snapshot.data");
      return picture.split("\"watched\":true", -1).length - 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
