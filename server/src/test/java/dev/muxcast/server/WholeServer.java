package dev.muxcast.server;

import dev.muxcast.app.Server;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Role;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.config.Config;
import dev.muxcast.config.Places;
import dev.muxcast.state.StateFolder;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The server as `serve` makes it, in this process, watching a private tmux with the sessions `api`
/// and `secret`. Its tokens are changed as another process would do it.
final class WholeServer implements AutoCloseable {
  final TmuxFixture tmux;
  final AuthManager auth;
  private final StateFolder state;
  private final Server server;

  /// @param more keys of the configuration
  WholeServer(Path home, Map<String, Object> more) throws Exception {
    this(TmuxBinary.any(), home, more);
  }

  WholeServer(TmuxBinary binary, Path home, Map<String, Object> more) throws Exception {
    tmux = TmuxFixture.on(binary);
    tmux.newSession("api", "exec cat");
    tmux.newSession("secret", "exec cat");
    Map<String, String> environment =
        Map.of("MUXCAST_HOME", home.toString(), "PATH", System.getenv("PATH"));
    Places places = Places.of(environment);
    state = StateFolder.claim(places);
    Map<String, Object> keys = new HashMap<>(more);
    keys.put("server.port", 0L);
    keys.put("tmux.command", tmux.binary().path().toString());
    keys.put("tmux.sockets", List.of(tmux.socket().path().toString()));
    server = Server.start(Config.load(places.configFile(), environment, keys), state, environment);
    auth = AuthManager.read(new TokenFile(state.path()), Clock.systemUTC());
    try (TestClient client = client(Role.ADMIN)) {
      TmuxFixture.await(
          "both are watched",
          () ->
              ask(client, "{\"action\":\"snapshot\"}", "snapshot.data")
                      .split("\"watched\":true")
                      .length
                  > 2);
    }
  }

  Path home() {
    return state.path();
  }

  int port() {
    return URI.create(server.url()).getPort();
  }

  String token(Role role, String... sessions) throws IOException {
    return auth.create(role.word(), role, List.of(sessions), null).text();
  }

  TestClient client(Role role, String... sessions) throws IOException {
    return TestClient.authenticated(port(), token(role, sessions));
  }

  String paneOf(String session) {
    return tmux.format(session, "#{pane_id}");
  }

  TestClient terminal(String session, String token) throws IOException {
    String path = "/terminal?pane=" + paneOf(session).substring(1);
    return TestClient.connect(port(), path).authenticate(token);
  }

  /// Has a pane write something, and waits until everybody could have seen it.
  void say(String session, String text) throws IOException {
    tmux.run("send-keys", "-t", "=" + session + ":", "-l", text);
    try (TestClient client = client(Role.ADMIN)) {
      String search = "{\"action\":\"search\",\"text\":\"" + text + "\"}";
      TmuxFixture.await(
          text + " is logged",
          () -> ask(client, search, "search.response").contains("\"content\":"));
    }
  }

  HttpResponse<String> post(String path, String authorization) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
              .header("Authorization", authorization)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  static String field(String json, String name) {
    int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(from, json.indexOf('"', from));
  }

  static String ask(TestClient client, String request, String answer) {
    try {
      return client.ask(request, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    state.close();
    tmux.close();
  }
}
