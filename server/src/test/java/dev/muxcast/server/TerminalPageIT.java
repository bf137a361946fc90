package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The page at `/` in a real browser, by the whole server.
class TerminalPageIT extends WithWholeServer {

  @Test
  void theServersOwnPageShowsThePanesAndWhatTheyWrite() throws Exception {
    String token = server.token(Role.VIEWER, "api");
    try (Chromium browser = new Chromium(folder.resolve("profile"));
        HttpClient http = HttpClient.newHttpClient()) {
      String address = "http://localhost:" + server.port() + "/";
      HttpRequest ask =
          HttpRequest.newBuilder(URI.create(address + "ticket"))
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      String answer = http.send(ask, HttpResponse.BodyHandlers.ofString()).body();
      browser.open(address + "#ticket=" + answer.split("\"")[3]);
      browser.await(server.paneOf("api") + "\\tcat");
      server.tmux.run("send-keys", "-t", "=secret:", "-l", "hidden");
      server.tmux.run("send-keys", "-t", "=api:", "-l", "shown");
      browser.await("shown");
      assertTrue(!browser.value("document.body.innerText").contains("secret"));
      browser.picture(Path.of("target/page-sessions.png"));
    }
  }
}
