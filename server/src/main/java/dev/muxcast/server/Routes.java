package dev.muxcast.server;

import dev.muxcast.event.Health;
import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpResponse;
import dev.muxcast.protocol.HealthWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What plain HTTP requests are answered.
final class Routes {
  private static final long HEALTH_SECONDS = 2;

  private Routes() {}

  /// Whether the server is alive and sees: 503 where it does not. No secrets, so no token.
  static HttpResponse health(HttpRequest request, ServerContext context) {
    if (!isRead(request)) {
      return onlyRead();
    }
    Health health = health(context.backend());
    String json =
        HealthWriter.text(
            health,
            context.backend().lastTurnMillisAgo(),
            context.version(),
            context.clients().count(),
            context.queue().top());
    int status = health == null || health.blind() ? 503 : 200;
    return HttpResponse.of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /// Null where the Collector does not answer.
  private static @Nullable Health health(Backend backend) {
    try {
      return Answers.await(backend.health(), HEALTH_SECONDS);
    } catch (RequestRefused none) {
      return null;
    }
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
