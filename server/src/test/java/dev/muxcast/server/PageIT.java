package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Role;
import dev.muxcast.event.Severity;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.MemoryStore;
import dev.muxcast.tls.SelfSigned;
import dev.muxcast.tls.Tls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page that the server serves, and how a browser gets in.
@Timeout(120)
class PageIT {

  @TempDir Path folder;
  private ServerFixture server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws IOException {
    server = new ServerFixture(folder, Limits.DEFAULT);
  }

  @AfterEach
  void end() throws IOException {
    server.close();
    http.shutdownNow();
  }

  private String url() {
    return "http://localhost:" + server.port() + "/";
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String authorization) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String ticket(String token) throws Exception {
    return text(post("ticket", "Bearer " + token).body(), "ticket");
  }

  private static String text(String json, String name) {
    int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(from, json.indexOf('"', from));
  }

  @Test
  void thePageComesWithAStrictPolicy_andNothingElseIsServed() throws Exception {
    for (String path : List.of("", "page.js", "page.css")) {
      HttpResponse<String> page = get(path);
      assertEquals(200, page.statusCode());
      String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
      assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
      assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
      assertTrue(page.headers().firstValue("Set-Cookie").isEmpty());
    }
    for (String path :
        List.of(
            "/../token",
            "/page.js/../../token",
            "/%2e%2e/token",
            "/page/index.html",
            "//etc/passwd",
            "/page.js%00",
            "/..\\token",
            "/token")) {
      String status = TestClient.status(server.port(), TestClient.head(path, "Host: localhost"));
      assertTrue(status.contains(" 404 ") || status.contains(" 400 "), path + " " + status);
    }
  }

  @Test
  void aTicketBecomesATokenOnce_andAReplayedOneIsRefused() throws Exception {
    String ticket = ticket(server.token(Role.VIEWER));
    HttpResponse<String> session = post("session", "Ticket " + ticket);
    assertEquals(200, session.statusCode());
    assertEquals("no-store", session.headers().firstValue("Cache-Control").orElse(""));
    try (TestClient client =
        TestClient.connect(server.port(), "/monitor").authenticate(text(session.body(), "token"))) {
      client.ask("{\"action\":\"ping\"}", "pong");
    }
    assertEquals(401, post("session", "Ticket " + ticket).statusCode());
    assertEquals(401, post("session", "Ticket mux_never").statusCode());
    assertEquals(401, post("ticket", "Bearer mux_wrong").statusCode());
    assertEquals(401, post("ticket", "Bearer " + ticket).statusCode());
    assertEquals(405, get("session").statusCode());
  }

  @Test
  void aSessionHasTheRightsOfItsToken_andEndsWithIt() throws Exception {
    AuthManager.Created token = server.auth.create("t", Role.VIEWER, List.of("work"), null);
    String session = text(post("session", "Ticket " + ticket(token.text())).body(), "token");
    try (TestClient client = TestClient.connect(server.port(), "/monitor").authenticate(session)) {
      assertTrue(
          client
              .ask("{\"action\":\"publish\",\"type\":\"custom.x\",\"data\":{}}", "error")
              .contains("FORBIDDEN"));
      server.auth.revoke(token.token().id());
      assertEquals(4503, client.awaitClose());
    }
    try (TestClient late = TestClient.connect(server.port(), "/monitor")) {
      late.expect("connection.established");
      late.send("{\"action\":\"auth\",\"token\":\"" + session + "\"}");
      assertEquals(4500, late.awaitClose());
    }
  }

  @Test
  void anotherSitesPageGetsNeitherTicketNorSession() throws Exception {
    String token = server.token(Role.ADMIN);
    for (String path : List.of("/ticket", "/session", "/")) {
      String head =
          TestClient.head(
                  path,
                  "Host: localhost:" + server.port(),
                  "Origin: http://evil.example",
                  "Authorization: Bearer " + token)
              .replaceFirst("GET", "POST");
      assertEquals("HTTP/1.1 403 Forbidden", TestClient.status(server.port(), head), path);
    }
  }

  @Test
  void aBrowserSignsInByTheTicket_andShowsWhatHappensAsTextOnly() throws Exception {
    String address = url() + "#ticket=" + ticket(server.token(Role.ADMIN));
    try (Chromium browser = new Chromium(folder.resolve("profile"))) {
      browser.open(address);
      browser.await("Live, as admin");
      assertTrue(browser.value("location.href").contains("\"" + url() + "\""));
      server.output("work", "<img src=x onerror=document.title=1>", Severity.ERROR);
      browser.await("<img src=x onerror=document.title=1>");
      assertTrue(browser.value("document.title").contains("\"muxcast\""));
      assertTrue(browser.value("document.cookie + '!'").contains("\"!\""));
      browser.picture(Files.createDirectories(Path.of("target")).resolve("page.png"));
      browser.value("location.reload()");
      browser.await("Live, as admin");
      browser.open("about:blank");
      browser.open(address);
      browser.await("That address was used already");
      browser.picture(Path.of("target/page-refused.png"));
    }
  }

  @Test
  void aShareLinkLetsABrowserLookAtItsSessions_againAndAgain_untilItIsTakenBack() throws Exception {
    long end = System.currentTimeMillis() + 3_600_000;
    AuthManager.Created share = server.auth.share("guest", List.of("work"), end);
    String address = url() + "#share=" + share.text();
    try (Chromium browser = new Chromium(folder.resolve("profile"))) {
      for (int visit = 0; visit < 2; visit++) {
        browser.open("about:blank");
        browser.open(address);
        browser.await("Live, as viewer");
        assertTrue(browser.value("location.href").contains("\"" + url() + "\""));
      }
      server.output("other", "not for guests", Severity.INFO);
      server.output("work", "for guests", Severity.INFO);
      browser.await("  for guests");
      assertFalse(browser.value("document.body.innerText").contains("not for guests"));
      assertFalse(browser.value("JSON.stringify(sessionStorage)").contains(share.text()));
      browser.picture(Path.of("target/page-shared.png"));
      server.auth.revoke(share.token().id());
      browser.await("Open the link you were given once more.");
      assertFalse(browser.value("document.body.innerText").contains("muxcast open"));
      browser.open("about:blank");
      browser.open(address);
      browser.await("That link has expired, or was taken back.");
      assertFalse(browser.value("document.body.innerText").contains("muxcast open"));
      browser.picture(Path.of("target/page-link-over.png"));
    }
  }

  @Test
  void aBrowserSignsInOverTlsToo() throws Exception {
    Tls tls = new Tls(SelfSigned.in(folder, List.of("dns:localhost")), fingerprint -> {});
    Path state = Files.createDirectory(folder.resolve("tls"));
    try (ServerFixture secure =
            new ServerFixture(
                state, Limits.DEFAULT, new EventQueue(new MemoryStore(), 1 << 20), tls);
        Chromium browser = new Chromium(folder.resolve("profile"))) {
      String token = secure.auth.create("t", Role.VIEWER, List.of(), null).text();
      String ticket = secure.auth.signIn().ticket(secure.auth.authenticate(token));
      browser.open("https://localhost:" + secure.port() + "/#ticket=" + ticket);
      browser.await("Live, as viewer");
      secure.output("work", "over wss", Severity.INFO);
      browser.await("over wss");
    }
  }
}
