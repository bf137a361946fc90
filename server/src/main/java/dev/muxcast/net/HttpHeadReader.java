package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one whole head: the request line and the header fields (RFC 9112 §2–§5). Strict: what
/// another reader might understand otherwise (folded lines, blanks before the colon) is refused. Of
/// the targets only the origin-form is served, for muxcast is no proxy.
final class HttpHeadReader {
  private static final int MAX_FIELDS = 100;

  private final byte[] head;
  private final int end;

  /// The line at hand, its CR LF excluded, and where the next one begins.
  private int lineStart;

  private int lineEnd;
  private int next;

  /// @param head lines that all end with CR LF, neither of which stands alone anywhere
  /// @param end where the last field's line ends, its CR LF included
  HttpHeadReader(byte[] head, int end) {
    this.head = head;
    this.end = end;
  }

  HttpOutcome read() {
    nextLine();
    int methodEnd = tokenEnd(lineStart);
    int targetStart = methodEnd + 1;
    int targetEnd = targetStart;
    while (targetEnd < lineEnd && HttpSyntax.isTargetByte(head[targetEnd])) {
      targetEnd++;
    }
    String version = targetEnd < lineEnd ? string(targetEnd + 1, lineEnd) : "";
    if (head[methodEnd] != ' '
        || targetEnd == targetStart
        || head[targetEnd] != ' '
        || !isVersion(version)) {
      return malformed("a request line is METHOD TARGET HTTP/1.1");
    }
    if (version.charAt(5) != '1') {
      return new HttpRefusal(505, "only HTTP/1.1 is spoken here");
    }
    if (head[targetStart] != '/') {
      return malformed("the request's target must be a path: this is no proxy");
    }
    String method = string(lineStart, methodEnd);
    String target = string(targetStart, targetEnd);
    List<HttpHeaders.Field> fields = new ArrayList<>();
    HttpRefusal refusal = readFields(fields);
    return refusal != null ? refusal : request(method, target, version.charAt(7) - '0', fields);
  }

  private static boolean isVersion(String word) {
    return word.length() == 8
        && word.startsWith("HTTP/")
        && isDigit(word.charAt(5))
        && word.charAt(6) == '.'
        && isDigit(word.charAt(7));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private @Nullable HttpRefusal readFields(List<HttpHeaders.Field> fields) {
    while (next < end) {
      nextLine();
      if (fields.size() == MAX_FIELDS) {
        return new HttpRefusal(431, "more than " + MAX_FIELDS + " header fields");
      }
      if (HttpSyntax.isBlank(head[lineStart])) {
        return malformed("folded header lines are not accepted");
      }
      int nameEnd = tokenEnd(lineStart);
      if (nameEnd == lineStart || nameEnd == lineEnd || head[nameEnd] != ':') {
        return malformed("a header line is NAME: VALUE");
      }
      int from = nameEnd + 1;
      int to = lineEnd;
      while (from < to && HttpSyntax.isBlank(head[from])) {
        from++;
      }
      while (to > from && HttpSyntax.isBlank(head[to - 1])) {
        to--;
      }
      for (int i = from; i < to; i++) {
        if (!HttpSyntax.isValueByte(head[i])) {
          return malformed("a header's value has a control character");
        }
      }
      fields.add(new HttpHeaders.Field(string(lineStart, nameEnd), string(from, to)));
    }
    return null;
  }

  private static HttpOutcome request(
      String method, String target, int minorVersion, List<HttpHeaders.Field> fields) {
    HttpHeaders headers = new HttpHeaders(fields);
    String host = headers.first("Host");
    if (host == null || headers.count("Host") > 1) {
      return malformed("a request has exactly one Host header");
    }
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? null : target.substring(mark + 1);
    return new HttpRequest(method, path, query, minorVersion, host, headers, new byte[0]);
  }

  private void nextLine() {
    lineStart = next;
    int at = next;
    while (head[at] != '\n') {
      at++;
    }
    next = at + 1;
    lineEnd = at - 1;
  }

  private int tokenEnd(int from) {
    int at = from;
    while (at < lineEnd && HttpSyntax.isTokenByte(head[at])) {
      at++;
    }
    return at;
  }

  private String string(int from, int to) {
    return new String(head, from, to - from, ISO_8859_1);
  }

  private static HttpRefusal malformed(String reason) {
    return new HttpRefusal(400, reason);
  }
}
