package dev.muxcast.server;

import dev.muxcast.audit.AuditEventType;
import dev.muxcast.audit.AuditRecord;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Grant;
import dev.muxcast.auth.SignIn;
import dev.muxcast.event.Timestamp;
import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How a browser gets in: a token makes a ticket, and the ticket, or the secret of a share link,
/// becomes a token of its own. What proves who asks stands in the Authorization header, never in
/// what is sent of the URL.
final class SignInRoutes {
  private SignInRoutes() {}

  /// `POST /ticket` by who has a token.
  static HttpResponse ticket(HttpRequest request, ServerContext context, String address) {
    AuthManager auth = context.auth();
    String token = credential(request, "Bearer ");
    Grant grant = token == null ? null : auth.authenticateAlsoNew(token);
    if (grant == null) {
      return refused(request, context, address, "Send a valid token: Authorization: Bearer …");
    }
    record(context, AuditEventType.TICKET_MADE, address, grant);
    return json(
        "{\"ticket\":\""
            + auth.signIn().ticket(grant)
            + "\",\"expires_seconds\":"
            + SignIn.TICKET_MILLIS / 1000
            + ",\"hosts\":["
            + String.join(
                ",", context.gate().hosts().stream().map(host -> '"' + host + '"').toList())
            + "]}\n");
  }

  /// `POST /session` by who has a ticket, or the secret of a share link.
  static HttpResponse session(HttpRequest request, ServerContext context, String address) {
    AuthManager auth = context.auth();
    String ticket = credential(request, "Ticket ");
    String secret = credential(request, "Share ");
    if (secret != null) {
      Grant grant = auth.shared(secret);
      return grant == null
          ? refused(request, context, address, "This link has expired, or was taken back.")
          : opened(context, address, auth.signIn().session(grant));
    }
    SignIn.Session session = ticket == null ? null : auth.signIn().redeem(ticket);
    return session == null
        ? refused(
            request, context, address, "This ticket was used already, or is older than 30 seconds.")
        : opened(context, address, session);
  }

  private static HttpResponse opened(
      ServerContext context, String address, SignIn.Session session) {
    record(
        context,
        AuditEventType.SESSION_MADE,
        address,
        context.auth().authenticate(session.token()));
    return json(
        "{\"token\":\""
            + session.token()
            + "\",\"expires\":\""
            + Timestamp.text(session.expires())
            + "\"}\n");
  }

  private static void record(
      ServerContext context, AuditEventType type, String address, @Nullable Grant grant) {
    AuditRecord entry = AuditRecord.now(type).with("address", address);
    if (grant != null) {
      entry.with("token", grant.tokenId()).with("name", grant.name());
    }
    context.audit().recordSome(grant == null ? null : grant.tokenId(), entry);
  }

  private static @Nullable String credential(HttpRequest request, String scheme) {
    String value = request.headers().first("Authorization");
    return request.method().equals("POST") && value != null && value.startsWith(scheme)
        ? value.substring(scheme.length()).strip()
        : null;
  }

  private static HttpResponse refused(
      HttpRequest request, ServerContext context, String address, String why) {
    if (request.headers().first("Authorization") != null) {
      record(context, AuditEventType.SIGNIN_REFUSED, address, null);
    }
    return request.method().equals("POST")
        ? Page.guarded(HttpResponse.text(401, why))
        : HttpResponse.text(405, "Only POST is answered here.").with("Allow", "POST");
  }

  private static HttpResponse json(String text) {
    return Page.guarded(
        HttpResponse.of(200, "application/json", text.getBytes(StandardCharsets.UTF_8)));
  }
}
