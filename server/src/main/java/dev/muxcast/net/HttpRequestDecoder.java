package dev.muxcast.net;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns bytes into one request of HTTP/1.1 (RFC 9112), or into a refusal, within fixed limits.
///
/// The caller feeds what it read until [#outcome()] answers something. Bytes after the request's
/// own are left alone: they are WebSocket frames. One use, one request. How slowly the bytes may
/// come is the caller's affair.
///
/// Not safe for use by several threads; owned by the connection's reader.
public final class HttpRequestDecoder {
  /// How long the request line and the header fields may be together, in bytes.
  public static final int MAX_HEAD_BYTES = 8192;

  private static final byte[] NOTHING = {};
  private static final int FIRST_BUFFER = 1024;

  private final ToIntFunction<HttpRequest> maxBodyBytes;
  private byte[] head = NOTHING;
  private int headLength;
  private byte[] body = NOTHING;
  private int bodyLength;

  /// The request whose body is awaited.
  private @Nullable HttpRequest awaiting;

  private @Nullable HttpOutcome outcome;

  /// @param maxBodyBytes how long a body may be; a longer one is refused by its announcement
  public HttpRequestDecoder(int maxBodyBytes) {
    this(_ -> maxBodyBytes);
  }

  /// @param maxBodyBytes the same, by the request's head
  public HttpRequestDecoder(ToIntFunction<HttpRequest> maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  /// Takes bytes, as many as belong to this request.
  ///
  /// @return how many were taken; less than `length` only when there is an outcome
  public int feed(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (outcome == null && awaiting == null && at < end) {
      acceptHead(bytes[at++]);
    }
    if (awaiting != null && outcome == null && at < end) {
      int size = Math.min(body.length - bodyLength, end - at);
      System.arraycopy(bytes, at, body, bodyLength, size);
      bodyLength += size;
      at += size;
      if (bodyLength == body.length) {
        outcome = withBody(awaiting);
      }
    }
    return at - offset;
  }

  /// The request or the refusal, or null when more bytes are needed.
  public @Nullable HttpOutcome outcome() {
    return outcome;
  }

  private void acceptHead(byte value) {
    if (headLength == 0 && (value == '\r' || value == '\n')) {
      return; // empty lines before a request are ignored (RFC 9112 §2.2)
    }
    if (headLength == 0 && !HttpSyntax.isTokenByte(value)) {
      outcome = new HttpRefusal(400, "this is not HTTP: use http:// or ws://, without TLS");
      return;
    }
    if (headLength == MAX_HEAD_BYTES) {
      outcome = tooLong();
      return;
    }
    if (headLength > 0 && (value == '\n') != (head[headLength - 1] == '\r')) {
      outcome = new HttpRefusal(400, "lines end with CR LF, and neither stands alone");
      return;
    }
    if (headLength == head.length) {
      head = Arrays.copyOf(head, Math.max(FIRST_BUFFER, 2 * head.length));
    }
    head[headLength++] = value;
    if (value == '\n' && endsHead()) {
      readHead();
    }
  }

  private boolean endsHead() {
    return headLength >= 4 && head[headLength - 3] == '\n' && head[headLength - 4] == '\r';
  }

  private HttpRefusal tooLong() {
    for (int i = 0; i < headLength; i++) {
      if (head[i] == '\n') {
        return new HttpRefusal(431, "the header fields are longer than 8 KiB");
      }
    }
    return new HttpRefusal(414, "the request line is longer than 8 KiB");
  }

  private void readHead() {
    HttpOutcome read = new HttpHeadReader(head, headLength - 2).read();
    switch (read) {
      case HttpRefusal refusal -> outcome = refusal;
      case HttpRequest request -> {
        long length = HttpBody.length(request.headers(), maxBodyBytes.applyAsInt(request));
        if (length < 0) {
          outcome = HttpBody.refusal(length);
        } else if (length == 0) {
          outcome = request;
        } else {
          awaiting = request;
          body = new byte[(int) length];
        }
      }
    }
  }

  private HttpRequest withBody(HttpRequest request) {
    return new HttpRequest(
        request.method(),
        request.path(),
        request.query(),
        request.minorVersion(),
        request.host(),
        request.headers(),
        body);
  }
}
