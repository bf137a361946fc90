package dev.muxcast.imsg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all talks of a loop share, so that one answer after the other leaves little garbage: the
/// room for an answer's bytes, and the lines of those before. A screen that is read again has
/// mostly the same rows, which then are the same strings, and quickly found to be equal.
///
/// No I/O. Mutable, the loop's thread's own.
final class AnswerRoom {

  /// A power of two.
  private static final int LINES = 512;

  /// Longer ones are not kept, nor is more room.
  private static final int LONG_LINE = 1_000;

  private static final int MUCH = 128 * 1024;

  /// Bytes as they come.
  static final class Bytes extends ByteArrayOutputStream {
    private Bytes() {
      super(8 * 1024);
    }

    private byte[] array() {
      return buf;
    }
  }

  private final @Nullable String[] lines = new @Nullable String[LINES];

  /// What those lines were read from.
  private final byte[] @Nullable [] origins = new byte[LINES] @Nullable [];

  private @Nullable Bytes spare;

  /// Room for an answer.
  Bytes take() {
    Bytes room = spare == null ? new Bytes() : spare;
    spare = null;
    return room;
  }

  /// The lines of an answer, whose room is used for others from now on. Line feeds alone end lines:
  /// a screen may hold other characters that Java takes for ends. Malformed UTF-8 is U+FFFD.
  List<String> lines(Bytes answer) {
    byte[] bytes = answer.array();
    int length = answer.size();
    List<String> said = new ArrayList<>();
    int from = 0;
    int hash = 0;
    int high = 0;
    for (int i = 0; i < length; i++) {
      byte each = bytes[i];
      if (each == '\n') {
        said.add(line(bytes, from, i, hash, high < 0));
        from = i + 1;
        hash = 0;
        high = 0;
      } else {
        hash = 31 * hash + each;
        high |= each;
      }
    }
    if (from < length) {
      said.add(line(bytes, from, length, hash, high < 0));
    }
    if (bytes.length <= MUCH) {
      answer.reset();
      spare = answer;
    }
    return said;
  }

  private String line(byte[] bytes, int from, int to, int hash, boolean wide) {
    if (to == from) {
      return "";
    }
    int at = (hash ^ hash >>> 16) & LINES - 1;
    String known = lines[at];
    byte[] origin = origins[at];
    if (known != null
        && origin != null
        && Arrays.equals(origin, 0, origin.length, bytes, from, to)) {
      return known;
    }
    String text =
        new String(
            bytes, from, to - from, wide ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    if (to - from <= LONG_LINE) {
      lines[at] = text;
      origins[at] = Arrays.copyOfRange(bytes, from, to);
    }
    return text;
  }
}
