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
import java.util.List;
import java.util.Map;
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
    Server.Running running = new Server(state).require();
    Map<String, Object> ticket = ticket(state, running.url());
    String url = page(running.url(), names(ticket)) + "#ticket=" + ticket.get("ticket");
    try (Output out = Output.standard()) {
      out.line(url);
      if (qr) {
        out.raw(QrText.of(url));
      }
    }
    if (!qr) {
      browse(state, url);
    }
    return Exit.DONE;
  }

  private String page(URI server, List<String> names) {
    String scheme = "wss".equals(server.getScheme()) ? "https" : "http";
    return scheme + "://" + name(server, names) + ":" + server.getPort() + "/";
  }

  /// @param names by which others reach the server
  private String name(URI server, List<String> names) {
    if (host != null) {
      return host;
    }
    boolean local = server.getHost().equals("127.0.0.1") || server.getHost().equals("localhost");
    if (!local || !qr) {
      return local ? "localhost" : server.getHost();
    }
    if (names.isEmpty()) {
      throw new Exit.Problem(
          Exit.FAILED,
          "a phone can't reach this server: it listens on this machine only. Let it listen for"
              + " others, encrypted (README, From another machine), or name the way there by --host");
    }
    return names.getFirst();
  }

  private static List<String> names(Map<String, Object> ticket) {
    return ticket.get("hosts") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Map<String, Object> ticket(State state, URI server)
      throws IOException, InterruptedException {
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
      return JsonText.read(answer.body());
    }
  }

  /// By a file of this user's: other users can see the arguments of a program.
  private static void browse(State state, String url) throws IOException {
    boolean screen =
        state.environment().containsKey("DISPLAY")
            || state.environment().containsKey("WAYLAND_DISPLAY");
    if (!screen) {
      Output.complain("There is no screen here: open that address in a browser.");
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
      Output.complain("There is no xdg-open here: open that address in a browser.");
    }
  }
}
