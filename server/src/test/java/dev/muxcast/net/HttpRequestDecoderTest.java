package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRequestDecoderTest {

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static HttpOutcome outcome(String text) {
    HttpRequestDecoder decoder = new HttpRequestDecoder(100);
    decoder.feed(bytes(text), 0, text.length());
    HttpOutcome outcome = decoder.outcome();
    return outcome == null ? new HttpRefusal(0, "more bytes needed") : outcome;
  }

  private static int status(String text) {
    return outcome(text) instanceof HttpRefusal refusal ? refusal.status() : 200;
  }

  @Test
  void aRequestIsTakenApart() {
    HttpRequest request =
        assertInstanceOf(
            HttpRequest.class,
            outcome(
                "\r\nGET /terminal?pane=3&x=%20?y HTTP/1.1\r\nHost: localhost:8765\r\n"
                    + "X-Empty:\r\nconnection: keep-alive ,\tUpgrade\r\nX-Latin: \u00e4 b \t\r\n\r\n"));
    assertEquals("GET", request.method());
    assertEquals("/terminal", request.path());
    assertEquals("pane=3&x=%20?y", request.query());
    assertEquals("localhost:8765", request.host());
    assertEquals("", request.headers().first("x-empty"));
    assertEquals("\u00e4 b", request.headers().first("X-Latin"));
    assertTrue(request.headers().hasToken("Connection", "upgrade"));
    assertFalse(request.headers().hasToken("Connection", "up"));
    assertNull(request.headers().first("Origin"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 'GET / HTTP/1.1|'",
    "400, 'GET / HTTP/1.1|Host: a|host: a|'",
    "400, 'GET / HTTP/1.1|Host : a|'",
    "400, 'GET / HTTP/1.1|Host: a| folded|'",
    "400, 'GET / HTTP/1.1|Host: a|no colon|'",
    "400, 'GET / HTTP/1.1|Host: a|: no name|'",
    "400, 'GET  / HTTP/1.1|Host: a|'",
    "400, 'GET / HTTP/1.1 |Host: a|'",
    "400, 'GET /|Host: a|'",
    "400, 'GET|Host: a|'",
    "400, 'GET /a b HTTP/1.1|Host: a|'",
    "400, 'GET / http/1.1|Host: a|'",
    "400, 'GET http://a/ HTTP/1.1|Host: a|'",
    "400, 'OPTIONS * HTTP/1.1|Host: a|'",
    "400, 'G@T / HTTP/1.1|Host: a|'",
    "505, 'GET / HTTP/2.0|Host: a|'",
    "501, 'POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|'",
    "400, 'POST / HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 1|'",
    "400, 'POST / HTTP/1.1|Host: a|Content-Length: +1|'",
    "400, 'POST / HTTP/1.1|Host: a|Content-Length:|'",
    "413, 'POST / HTTP/1.1|Host: a|Content-Length: 101|'",
    "413, 'POST / HTTP/1.1|Host: a|Content-Length: 99999999999999999999999|'",
    "417, 'POST / HTTP/1.1|Host: a|Content-Length: 10|Expect: 100-continue|'",
    "0, 'POST / HTTP/1.1|Host: a|Content-Length: 100|'",
    "200, 'POST / HTTP/1.1|Host: a|Content-Length: 0|'",
    "200, 'GET / HTTP/1.0|Host: a|'",
  })
  void whatIsNotWellFormedIsRefusedWithItsStatus(int status, String lines) {
    assertEquals(status, status(lines.replace("|", "\r\n") + "\r\n"));
  }

  @Test
  void whatIsNotHttpIsRefusedOnItsFirstByte() {
    assertEquals(400, status("\u0016")); // a TLS hello
    assertEquals(400, status("\u0000"));
    assertEquals(400, status(" GET / HTTP/1.1"));
  }

  @Test
  void lineEndsThatStandAloneAreRefusedAtOnce() {
    assertEquals(400, status("GET / HTTP/1.1\n"));
    assertEquals(400, status("GET / HTTP/1.1\r\nHost: a\rb"));
    assertEquals(400, status("GET / HTTP/1.1\r\nHost: a\u0000b\r\n\r\n"));
  }

  @Test
  void aHeadOverEightKibibytesIsRefused() {
    String start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
    String longest = start + "x".repeat(8192 - start.length() - 4) + "\r\n\r\n";
    assertEquals(200, status(longest));
    assertEquals(431, status(start + "x".repeat(8192)));
    assertEquals(414, status("GET /" + "x".repeat(8192)));
    assertEquals(431, status("GET / HTTP/1.1\r\nHost: a\r\n" + "a:\r\n".repeat(100) + "\r\n"));
  }

  @Test
  void aBodyIsReadAndWhatFollowsIsLeft() {
    HttpRequestDecoder decoder = new HttpRequestDecoder(100);
    byte[] all = bytes("POST /t HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhelloGET / H");
    int taken = decoder.feed(all, 0, all.length);
    HttpRequest request = assertInstanceOf(HttpRequest.class, decoder.outcome());
    assertEquals("hello", new String(request.body(), ISO_8859_1));
    assertEquals("GET / H", new String(all, taken, all.length - taken, ISO_8859_1));
  }
}
