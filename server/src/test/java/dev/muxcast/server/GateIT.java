package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pages of others, names that were bent to this machine, and paths that lead elsewhere, tried on
/// every route.
@Timeout(60)
class GateIT extends ServedTest {
  private static final List<String> ROUTES =
      List.of(
          "/monitor",
          "/",
          "/terminal?pane=1",
          "/ticket",
          "/session",
          "/page.js",
          "/page.css",
          "/hooks/claude",
          "/healthz",
          "/nothing");

  private final List<String> wrong = new ArrayList<>();

  /// Asks for every route, as a WebSocket, by GET and by POST.
  private void onEveryRoute(String status, String... headers) throws IOException {
    for (String path : ROUTES) {
      String get = TestClient.head(path, headers);
      for (String head :
          List.of(TestClient.upgradeHead(path, headers), get, get.replace("GET", "POST"))) {
        String answer = TestClient.status(server.port(), head);
        if (!answer.startsWith("HTTP/1.1 " + status)) {
          wrong.add(head + " → " + answer);
        }
      }
    }
  }

  private String host() {
    return "Host: localhost:" + server.port();
  }

  @Test
  void aPageOfAnotherOriginIsRefusedOnEveryRoute() throws IOException {
    for (String origin :
        List.of(
            "null",
            "http://evil.example",
            "http://localhost",
            "http://localhost:1",
            "http://localhost:" + server.port() + ".evil.example",
            "http://127.0.0.1:" + server.port(),
            "file://",
            "chrome-extension://abcdef",
            "http://localhost:" + server.port() + "/",
            "")) {
      onEveryRoute("403", host(), "Origin: " + origin);
    }
    String own = "Origin: http://localhost:" + server.port();
    onEveryRoute("403", host(), own, "Origin: http://evil.example");
    assertTrue(wrong.isEmpty(), wrong.toString());
    String head = TestClient.upgradeHead("/monitor", host(), own);
    assertTrue(TestClient.status(server.port(), head).startsWith("HTTP/1.1 101"));
  }

  @Test
  void aNameBentToThisMachineIsRefusedOnEveryRoute() throws IOException {
    for (String host :
        List.of(
            "evil.example",
            "evil.example:" + server.port(),
            "localhost.evil.example",
            "127.0.0.1.evil.example",
            "localhost@evil.example",
            "localhost:80@evil.example",
            "evil.example, localhost",
            "[::1].evil.example",
            "0.0.0.0:" + server.port(),
            "2130706433",
            "0x7f.0.0.1",
            "127.1",
            "")) {
      onEveryRoute("403", "Host: " + host);
      onEveryRoute("403", "Host: " + host, "Origin: http://" + host);
    }
    onEveryRoute("400", "Host: localhost", "Host: evil.example");
    onEveryRoute("400", "X: no host at all");
    assertTrue(wrong.isEmpty(), wrong.toString());
  }

  @Test
  void whatAProxyWouldSayChangesNothing() throws IOException {
    List<String> said =
        List.of(
            "X-Forwarded-Host: localhost",
            "X-Forwarded-Server: localhost",
            "X-Original-Host: localhost",
            "X-Host: localhost",
            "Forwarded: for=127.0.0.1;host=localhost",
            "X-Forwarded-For: 127.0.0.1",
            "X-Real-IP: 127.0.0.1");
    List<String> foreign = new ArrayList<>(said);
    foreign.add("Host: evil.example");
    onEveryRoute("403", foreign.toArray(String[]::new));
    assertTrue(wrong.isEmpty(), wrong.toString());
    List<String> own = new ArrayList<>(said);
    own.add(host());
    String ticket = TestClient.head("/ticket", own.toArray(String[]::new)).replace("GET", "POST");
    assertTrue(TestClient.status(server.port(), ticket).startsWith("HTTP/1.1 401"));
  }

  @Test
  void noPathLeadsToAnotherFile() throws IOException {
    for (String path :
        List.of(
            "/../../../../etc/passwd",
            "/..%2f..%2f..%2f..%2fetc%2fpasswd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/page/../../../etc/passwd",
            "/page.js/../../../../etc/passwd",
            "/page.js%00.css",
            "//etc/passwd",
            "/./page.js",
            "/page/index.html",
            "/index.html",
            "/..\\..\\etc\\passwd",
            "/page.js;/etc/passwd",
            "/PAGE.JS",
            "/file:///etc/passwd",
            "/token",
            "/tokens",
            "/log",
            "/config.toml")) {
      String answer = answer("GET " + path + " HTTP/1.1\r\n" + host() + "\r\n\r\n");
      boolean refused = answer.startsWith("HTTP/1.1 404") || answer.startsWith("HTTP/1.1 400");
      assertTrue(refused, path + " → " + answer);
      assertFalse(answer.contains("root:") || answer.contains("mux_"), path + " → " + answer);
    }
    String absolute = answer("GET http://localhost/monitor HTTP/1.1\r\n" + host() + "\r\n\r\n");
    assertTrue(absolute.startsWith("HTTP/1.1 400"), absolute);
  }

  private String answer(String request) throws IOException {
    try (var socket = TestClient.open(server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
