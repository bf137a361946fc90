package dev.muxcast.net;

/// How long the body of a request is (RFC 9112 §6). Only a single, plain Content-Length is
/// understood: whatever could be read in two ways is refused.
final class HttpBody {
  private static final long MALFORMED = -400;
  private static final long TOO_LONG = -413;
  private static final long EXPECTATION = -417;
  private static final long CODED = -501;

  private HttpBody() {}

  /// The length in bytes, or a negative number for [#refusal(long)].
  static long length(HttpHeaders headers, int maxBytes) {
    if (headers.count("Transfer-Encoding") > 0) {
      return CODED;
    }
    int fields = headers.count("Content-Length");
    String value = headers.first("Content-Length");
    if (value == null) {
      return 0;
    }
    if (fields > 1 || value.isEmpty()) {
      return MALFORMED;
    }
    long length = 0;
    for (int i = 0; i < value.length(); i++) {
      char digit = value.charAt(i);
      if (digit < '0' || digit > '9') {
        return MALFORMED;
      }
      length = Math.min(length * 10 + (digit - '0'), Integer.MAX_VALUE);
    }
    if (length > maxBytes) {
      return TOO_LONG;
    }
    return length > 0 && headers.first("Expect") != null ? EXPECTATION : length;
  }

  /// What to answer for a negative [#length(HttpHeaders, int)].
  static HttpRefusal refusal(long length) {
    String reason =
        length == CODED
            ? "transfer codings are not supported: send a Content-Length"
            : length == TOO_LONG
                ? "the body is too long"
                : length == EXPECTATION
                    ? "send the body without an Expect field"
                    : "Content-Length must be one plain number";
    return new HttpRefusal((int) -length, reason);
  }
}
