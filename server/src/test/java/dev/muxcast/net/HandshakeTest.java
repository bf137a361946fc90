package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
  private static final String GOOD =
      "GET /monitor HTTP/1.1\r\nHost: localhost\r\nUpgrade: WebSocket\r\n"
          + "Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
          + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n";

  private static Handshake handshake(String head) {
    HttpRequestDecoder decoder = new HttpRequestDecoder(0);
    decoder.feed(head.getBytes(ISO_8859_1), 0, head.length());
    return Handshake.of(assertInstanceOf(HttpRequest.class, decoder.outcome()));
  }

  @Test
  void theExampleOfTheStandardIsAccepted() {
    // RFC 6455 §1.3
    Handshake.Accepted accepted = assertInstanceOf(Handshake.Accepted.class, handshake(GOOD));
    assertEquals(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
        new String(accepted.response().encode(), ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({
    "426, Upgrade: WebSocket, X: y",
    "426, 'keep-alive, Upgrade', keep-alive",
    "426, Version: 13, Version: 8",
    "426, 'Sec-WebSocket-Version: 13', 'X: y'",
    "400, GET /, POST /",
    "400, HTTP/1.1, HTTP/1.0",
    "400, dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ",
    "400, dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZ===",
    "400, 'Sec-WebSocket-Key', 'X'",
  })
  void whatIsNotAHandshakeIsRefused(int status, String part, String instead) {
    assertTrue(GOOD.contains(part), part);
    Handshake.Refused refused =
        assertInstanceOf(Handshake.Refused.class, handshake(GOOD.replace(part, instead)));
    assertEquals(status, refused.refusal().status());
    String answer = new String(HttpResponse.of(refused.refusal()).encode(), ISO_8859_1);
    assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    assertEquals(status == 426, answer.contains("\r\nSec-WebSocket-Version: 13\r\n"), answer);
  }

  @Test
  void aResponseIsWrittenWithItsLengthAndWithoutItsBodyForHead() {
    HttpResponse response = HttpResponse.text(200, "ok").with("Cache-Control", "no-store");
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n"
            + "Cache-Control: no-store\r\nContent-Length: 3\r\n\r\n";
    assertEquals(head + "ok\n", new String(response.encode(), ISO_8859_1));
    assertEquals(head, new String(response.encodeHead(), ISO_8859_1));
    assertThrows(IllegalArgumentException.class, () -> response.with("X", "a\r\nSet: b"));
  }
}
