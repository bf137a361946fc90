package dev.muxcast.server;

import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Grant;
import dev.muxcast.auth.SignIn;
import dev.muxcast.event.Timestamp;
import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How a browser gets in: a token makes a ticket, and the ticket becomes a token of its own. What
/// proves who asks stands in the Authorization header, never in the URL.
final class SignInRoutes {
  private SignInRoutes() {}

  /// `POST /ticket` by who has a token.
  static HttpResponse ticket(HttpRequest request, AuthManager auth) throws IOException {
    String token = credential(request, "Bearer ");
    Grant grant = token == null ? null : auth.authenticate(token);
    if (grant == null && token != null) {
      auth.refresh();
      grant = auth.authenticate(token);
    }
    if (grant == null) {
      return refused(request, "Send a valid token: Authorization: Bearer …");
    }
    return json(
        "{\"ticket\":\""
            + auth.signIn().ticket(grant)
            + "\",\"expires_seconds\":"
            + SignIn.TICKET_MILLIS / 1000
            + "}\n");
  }

  /// `POST /session` by who has a ticket.
  static HttpResponse session(HttpRequest request, AuthManager auth) {
    String ticket = credential(request, "Ticket ");
    SignIn.Session session = ticket == null ? null : auth.signIn().redeem(ticket);
    if (session == null) {
      return refused(request, "This ticket was used already, or is older than 30 seconds.");
    }
    return json(
        "{\"token\":\""
            + session.token()
            + "\",\"expires\":\""
            + Timestamp.text(session.expires())
            + "\"}\n");
  }

  private static @Nullable String credential(HttpRequest request, String scheme) {
    String value = request.headers().first("Authorization");
    return request.method().equals("POST") && value != null && value.startsWith(scheme)
        ? value.substring(scheme.length()).strip()
        : null;
  }

  private static HttpResponse refused(HttpRequest request, String why) {
    return request.method().equals("POST")
        ? Page.guarded(HttpResponse.text(401, why))
        : HttpResponse.text(405, "Only POST is answered here.").with("Allow", "POST");
  }

  private static HttpResponse json(String text) {
    return Page.guarded(
        HttpResponse.of(200, "application/json", text.getBytes(StandardCharsets.UTF_8)));
  }
}
