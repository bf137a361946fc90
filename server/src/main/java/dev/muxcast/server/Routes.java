package dev.muxcast.server;

import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpResponse;
import java.nio.charset.StandardCharsets;

/// What plain HTTP requests are answered.
final class Routes {
  private Routes() {}

  /// Whether the server is alive: no secrets, so no token.
  static HttpResponse health(HttpRequest request, ServerContext context) {
    if (!isRead(request)) {
      return onlyRead();
    }
    String json =
        "{\"status\":\"ok\",\"version\":\""
            + context.version()
            + "\",\"clients\":"
            + context.clients().count()
            + ",\"seq\":"
            + context.queue().top()
            + "}\n";
    return HttpResponse.of(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /// What somebody sees who opens the address in a browser.
  static HttpResponse welcome(HttpRequest request, ServerContext context) {
    if (!isRead(request)) {
      return onlyRead();
    }
    return HttpResponse.text(
        200,
        "muxcast "
            + context.version()
            + " is running. Open a WebSocket at ws://"
            + request.host()
            + "/monitor, or run: muxcast tail");
  }

  static boolean isRead(HttpRequest request) {
    return request.method().equals("GET") || request.method().equals("HEAD");
  }

  private static HttpResponse onlyRead() {
    return HttpResponse.text(405, "Only GET is answered here.").with("Allow", "GET");
  }
}
