package dev.muxcast.queue;

import java.nio.charset.StandardCharsets;

/// Reads texts out of a kept frame without parsing all of it. It knows what [EventEncoder] writes:
/// no white space, the envelope before `data`, and `content` first in the data of a `pane.output`.
final class FrameText {
  private static final byte[] DATA = ",\"data\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTENT = "{\"content\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SCREEN = "\"mode\":\"screen\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SKIPPED = "\"skipped_bytes\":".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final int payload;
  private final int end;
  private int at;

  FrameText(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    int size = bytes[offset + 1] & 0x7F;
    payload = offset + (size < 126 ? 2 : size == 126 ? 4 : 10);
    end = offset + length;
  }

  /// The JSON of the event.
  String json() {
    return new String(bytes, payload, end - payload, StandardCharsets.UTF_8);
  }

  /// The `content` of a `pane.output`; empty when there is none. What `joins` answers lies behind.
  String content() {
    at = find(DATA, payload);
    if (at < 0 || !startsWith(CONTENT, at + DATA.length)) {
      at = end;
      return "";
    }
    at += DATA.length + CONTENT.length;
    return string();
  }

  /// After `content`: whether it goes on where the pane's event before ended.
  boolean joins() {
    return find(SCREEN, at) < 0 && find(SKIPPED, at) < 0;
  }

  /// All texts of `data` that are values, one a line.
  String texts() {
    int data = find(DATA, payload);
    StringBuilder all = new StringBuilder();
    at = data < 0 ? end : data + DATA.length;
    while (at < end) {
      if (bytes[at++] == '"') {
        String text = string();
        if (at >= end || bytes[at] != ':') {
          all.append(text).append('\n');
        }
      }
    }
    return all.toString();
  }

  /// The string whose first character is at `at`; moves behind its closing quote.
  private String string() {
    int from = at;
    StringBuilder unescaped = null;
    while (at < end && bytes[at] != '"') {
      if (bytes[at] != '\\') {
        at++;
        continue;
      }
      unescaped = unescaped == null ? new StringBuilder() : unescaped;
      unescaped.append(utf8(from, at));
      escape(unescaped);
      from = at;
    }
    String rest = utf8(from, at);
    at++;
    return unescaped == null ? rest : unescaped.append(rest).toString();
  }

  private String utf8(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  private void escape(StringBuilder out) {
    char kind = (char) bytes[at + 1];
    at += 2;
    switch (kind) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          code = code << 4 | Character.digit(bytes[at++], 16);
        }
        out.append((char) code);
      }
      default -> out.append(kind);
    }
  }

  private int find(byte[] wanted, int from) {
    byte first = wanted[0];
    int last = end - wanted.length;
    for (int i = from; i <= last; i++) {
      if (bytes[i] == first && startsWith(wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean startsWith(byte[] wanted, int from) {
    for (int i = 0; i < wanted.length; i++) {
      if (from + i >= end || bytes[from + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
