package dev.muxcast.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The end of a file, looked at before more is added.
///
/// @param head moved on over the records that a killed process could not tell it
/// @param foreign whether whole lines follow that are none of ours
record Tail(Head head, boolean foreign) {
  private static final int MOST_OF_A_LINE = 256 * 1024;
  private static final int MOST_BEYOND = 1 << 20;

  /// @return null when the record that the head names does not end there
  static @Nullable Tail of(FileChannel file, Head head, Seal seal) throws IOException {
    if (file.size() < head.bytes()) {
      return null;
    }
    if (head.bytes() > 0 && !endsThere(file, head, seal)) {
      return null;
    }
    if (file.size() - head.bytes() > MOST_BEYOND) {
      return new Tail(head, true);
    }
    String rest = text(file, head.bytes(), file.size());
    int at = 0;
    for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', at)) {
      String line = rest.substring(at, end);
      AuditLine parsed = AuditLine.parse(line);
      if (parsed == null
          || parsed.number() != head.count() + 1
          || !parsed.prev().equals(head.last())
          || !seal.fits(line)) {
        return new Tail(head, true);
      }
      long bytes = head.bytes() + line.getBytes(StandardCharsets.UTF_8).length + 1;
      head = new Head(head.first(), parsed.number(), head.file(), bytes, parsed.mac());
      at = end + 1;
    }
    return new Tail(head, false);
  }

  private static boolean endsThere(FileChannel file, Head head, Seal seal) throws IOException {
    String before = text(file, Math.max(0, head.bytes() - MOST_OF_A_LINE), head.bytes());
    int begin = before.lastIndexOf('\n', before.length() - 2) + 1;
    String last = before.substring(begin).stripTrailing();
    return head.last().equals(Seal.macOf(last)) && seal.fits(last);
  }

  private static String text(FileChannel file, long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
    while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {}
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }
}
