package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// An answer. Immutable but for the body's array, which nobody may change.
///
/// It carries no Date, which only a server with a clock owes (RFC 9110 §6.6.1): this package has
/// none.
///
/// @param status such as 200
/// @param fields without Content-Length, which is written from the body
/// @param body empty for a status that has none
public record HttpResponse(int status, List<HttpHeaders.Field> fields, byte[] body) {

  public HttpResponse {
    fields = List.copyOf(fields);
  }

  /// An answer with a body of that type.
  public static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(status, List.of(field("Content-Type", contentType)), body);
  }

  /// A line of plain text; a line's end is added.
  public static HttpResponse text(int status, String line) {
    return of(status, "text/plain; charset=utf-8", (line + "\n").getBytes(UTF_8));
  }

  /// The answer to a request that was refused; the connection ends after it.
  public static HttpResponse of(HttpRefusal refusal) {
    HttpResponse response = text(refusal.status(), refusal.reason()).with("Connection", "close");
    return refusal.status() == 426
        ? response.with("Upgrade", "websocket").with("Sec-WebSocket-Version", "13")
        : response;
  }

  /// The same with one more header field.
  ///
  /// @throws IllegalArgumentException when the value would break the line
  public HttpResponse with(String name, String value) {
    if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a header's value is one line: " + name);
    }
    List<HttpHeaders.Field> more = new ArrayList<>(fields);
    more.add(field(name, value));
    return new HttpResponse(status, more, body);
  }

  /// The bytes to send.
  public byte[] encode() {
    return encode(true);
  }

  /// The bytes to send for a HEAD request: all but the body (RFC 9110 §9.3.2).
  public byte[] encodeHead() {
    return encode(false);
  }

  private byte[] encode(boolean withBody) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(status).append(' ').append(phrase(status)).append("\r\n");
    for (HttpHeaders.Field field : fields) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    if (status >= 200 && status != 204 && status != 304) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    byte[] start = head.append("\r\n").toString().getBytes(ISO_8859_1);
    if (!withBody || body.length == 0) {
      return start;
    }
    byte[] all = new byte[start.length + body.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private static HttpHeaders.Field field(String name, String value) {
    return new HttpHeaders.Field(name, value);
  }

  private static String phrase(int status) {
    return switch (status) {
      case 101 -> "Switching Protocols";
      case 200 -> "OK";
      case 204 -> "No Content";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 417 -> "Expectation Failed";
      case 426 -> "Upgrade Required";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      default -> "";
    };
  }
}
