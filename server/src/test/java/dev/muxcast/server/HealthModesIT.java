package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `/healthz` says of a real tmux server that stops answering, in both modes.
@Timeout(120)
class HealthModesIT {
  @TempDir Path folder;

  private static String ask(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /healthz HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void signal(String name, String pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
  }

  @ParameterizedTest
  @CsvSource({"look,look", "attach,control"})
  void aTmuxThatDoesNotAnswerMakesItBlind_untilItAnswersAgain(String mode, String word)
      throws Exception {
    Map<String, Object> keys = Map.of("store", "memory", "collect.mode", mode);
    try (WholeServer server = new WholeServer(folder.resolve("home"), keys)) {
      TmuxFixture.await("all is well", () -> ask(server.port()).contains("\"status\":\"ok\""));
      String well = ask(server.port());
      assertTrue(well.startsWith("HTTP/1.1 200"), well);
      assertTrue(well.contains("\"mode\":\"" + word + "\",\"version\":\""), well);
      String pid = server.tmux.run("display-message", "-p", "#{pid}");
      signal("STOP", pid);
      try {
        TmuxFixture.await("that is said", () -> ask(server.port()).startsWith("HTTP/1.1 503"));
        String blind = ask(server.port());
        assertTrue(blind.contains("\"status\":\"blind\""), blind);
        assertTrue(blind.contains("does not answer"), blind);
      } finally {
        signal("CONT", pid);
      }
      TmuxFixture.await("all is well", () -> ask(server.port()).startsWith("HTTP/1.1 200"));
    }
  }
}
