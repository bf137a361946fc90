package dev.muxcast.cli;

import dev.muxcast.client.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast open`: lets a browser in, by an address that works once.
@Command(
    name = "open",
    description = {
      "Opens the server's page in a browser, signed in.",
      "The address it prints works once, within 30 seconds.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast open                     in this machine's browser",
      "  muxcast open --qr --host build7  as a picture for a phone that reaches build7",
    })
final class OpenCommand implements Callable<Integer> {

  @Option(names = "--qr", description = "Also as a QR code, for a phone.")
  boolean qr;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The name by which the browser reaches this machine; localhost otherwise.")
  @Nullable String host;

  @Override
  public Integer call() throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    Server.Running running = new Server(state).running();
    if (running == null) {
      throw Exit.noServer();
    }
    String page = page(running.url());
    String url = page + "#ticket=" + ticket(state, running.url());
    System.out.println(url);
    if (qr) {
      System.out.print(QrText.of(url));
    } else {
      browse(state, url);
    }
    return Exit.DONE;
  }

  private String page(URI server) {
    String scheme = "wss".equals(server.getScheme()) ? "https" : "http";
    String local = server.getHost().equals("127.0.0.1") ? "localhost" : server.getHost();
    return scheme + "://" + (host == null ? local : host) + ":" + server.getPort() + "/";
  }

  private static String ticket(State state, URI server) throws IOException, InterruptedException {
    boolean secure = "wss".equals(server.getScheme());
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
    if (secure) {
      builder.sslContext(state.trust().context());
    }
    URI url = URI.create((secure ? "https://" : "http://") + server.getRawAuthority() + "/ticket");
    try (HttpClient http = builder.build()) {
      HttpRequest ask =
          HttpRequest.newBuilder(url)
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer " + state.token())
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      HttpResponse<String> answer = http.send(ask, HttpResponse.BodyHandlers.ofString());
      http.shutdownNow();
      if (answer.statusCode() != 200) {
        throw new Exit.Problem(
            Exit.REFUSED, "the server gives no ticket: " + answer.body().strip());
      }
      return String.valueOf(JsonText.read(answer.body()).get("ticket"));
    }
  }

  /// By a file of this user's: other users can see the arguments of a program.
  private static void browse(State state, String url) throws IOException {
    boolean screen =
        state.environment().containsKey("DISPLAY")
            || state.environment().containsKey("WAYLAND_DISPLAY");
    if (!screen) {
      System.err.println("There is no screen here: open that address in a browser.");
      return;
    }
    Path file = state.folder().resolve("open.html");
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "<meta http-equiv=refresh content='0; url=" + url + "'>\n");
    try {
      new ProcessBuilder("xdg-open", file.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException none) {
      System.err.println("There is no xdg-open here: open that address in a browser.");
    }
  }
}
