package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The opening handshake of RFC 6455 §4. Host and Origin are not looked at here: they are a matter
/// of who may come in, not of the protocol.
public sealed interface Handshake {

  /// The connection becomes a WebSocket with this response, status 101.
  record Accepted(HttpResponse response) implements Handshake {}

  /// It does not; [HttpResponse#of(HttpRefusal)] makes the answer.
  record Refused(HttpRefusal refusal) implements Handshake {}

  /// Checks a request for an upgrade (§4.2.1) and answers it (§4.2.2). No extension and no
  /// subprotocol is agreed on: what the client offers is passed over (§9.1, §1.9).
  static Handshake of(HttpRequest request) {
    HttpHeaders headers = request.headers();
    if (!headers.hasToken("Upgrade", "websocket") || !headers.hasToken("Connection", "upgrade")) {
      return refused(426, "this endpoint speaks WebSocket: connect with ws://");
    }
    if (!request.method().equals("GET") || request.minorVersion() < 1) {
      return refused(400, "a WebSocket handshake is a GET of HTTP/1.1");
    }
    if (headers.count("Sec-WebSocket-Version") != 1
        || !"13".equals(headers.first("Sec-WebSocket-Version"))) {
      return refused(426, "only WebSocket version 13 is spoken here");
    }
    String key = headers.first("Sec-WebSocket-Key");
    if (key == null || headers.count("Sec-WebSocket-Key") != 1 || !isKey(key)) {
      return refused(400, "Sec-WebSocket-Key must be 16 bytes in base64");
    }
    return new Accepted(
        new HttpResponse(
            101,
            List.of(
                new HttpHeaders.Field("Upgrade", "websocket"),
                new HttpHeaders.Field("Connection", "Upgrade"),
                new HttpHeaders.Field("Sec-WebSocket-Accept", accept(key))),
            new byte[0]));
  }

  /// The value of Sec-WebSocket-Accept for a key (§4.2.2, step 5.4).
  static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] hash =
          sha1.digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static boolean isKey(String key) {
    if (key.length() != 24 || !key.endsWith("==")) {
      return false;
    }
    for (int i = 0; i < 22; i++) {
      char c = key.charAt(i);
      boolean base64 =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '+'
              || c == '/';
      if (!base64) {
        return false;
      }
    }
    return true;
  }

  private static Refused refused(int status, String reason) {
    return new Refused(new HttpRefusal(status, reason));
  }
}
