package dev.muxcast.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A real browser with one tab, driven by its DevTools protocol; `./test` installs it.
final class Chromium implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private WebSocket socket;
  private int asked;

  /// @param profile an empty folder
  Chromium(Path profile) throws Exception {
    process =
        new ProcessBuilder(
                Objects.requireNonNullElse(System.getenv("CHROMIUM"), "chromium"),
                "--headless",
                "--no-sandbox",
                "--ignore-certificate-errors",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1000,700",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    String browser = address(process);
    socket = connect(browser);
    ask("Target.createTarget", "{\"url\":\"about:blank\"}");
    String id = text(ask("Target.getTargets", "{}"), "targetId");
    socket = connect(browser.replaceAll("/devtools/.*", "/devtools/page/" + id));
  }

  private static String address(Process process) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.startsWith("DevTools listening on ")) {
        Thread.ofVirtual().start(() -> said.lines().forEach(each -> {}));
        return line.substring("DevTools listening on ".length());
      }
    }
    throw new IOException("chromium does not start: " + all);
  }

  private WebSocket connect(String address) throws Exception {
    return http.newWebSocketBuilder()
        .buildAsync(
            URI.create(address),
            new WebSocket.Listener() {
              private final StringBuilder part = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                part.append(data);
                if (last) {
                  answers.add(part.toString());
                  part.setLength(0);
                }
                from.request(1);
                return null;
              }
            })
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private String ask(String method, String parameters) throws Exception {
    int id = ++asked;
    socket
        .sendText(
            "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (true) {
      String answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("no answer to " + method);
      }
      if (answer.startsWith("{\"id\":" + id + ",")) {
        return answer;
      }
    }
  }

  private static String text(String json, String name) {
    int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
    return json.substring(from, json.indexOf('"', from));
  }

  void open(String url) throws Exception {
    ask("Page.navigate", "{\"url\":\"" + url + "\"}");
  }

  /// What the page's script says to an expression, as JSON.
  String value(String expression) throws Exception {
    return ask(
        "Runtime.evaluate",
        "{\"returnByValue\":true,\"awaitPromise\":true,\"expression\":\"" + expression + "\"}");
  }

  /// Waits until the page shows this.
  void await(String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String seen = "";
    while (System.nanoTime() < end) {
      seen = value("document.body.innerText + location.href");
      if (seen.contains(text)) {
        return;
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError(text + " never came; the page shows " + seen);
  }

  void picture(Path file) throws Exception {
    String answer = ask("Page.captureScreenshot", "{\"format\":\"png\"}");
    Files.write(file, Base64.getDecoder().decode(text(answer, "data")));
  }

  @Override
  public void close() throws Exception {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    http.shutdownNow();
  }
}
