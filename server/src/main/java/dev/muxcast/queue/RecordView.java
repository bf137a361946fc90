package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// One record of a segment, looked at where it lies in a buffer. Its owner is the reader that moves
/// it; what it shows is valid until that reader moves or refills its buffer.
final class RecordView {
  private final FacetsTable table;
  private final CRC32 sum = new CRC32();
  private long seq;
  private long timeMillis;
  private @Nullable Facets facets;
  private int frameAt;
  private int frameLength;
  private int size;

  /// @param table where readers share the facets they meet
  RecordView(FacetsTable table) {
    this.table = table;
  }

  /// Whether the length that stands at `at` can be one; the buffer holds a record's header there.
  static boolean plausible(ByteBuffer buffer, int at) {
    int body = buffer.getInt(at);
    return body >= Segment.FIXED && body <= Segment.LARGEST;
  }

  /// How many bytes the record at `at` takes in all.
  static int sizeAt(ByteBuffer buffer, int at) {
    return Segment.HEADER + buffer.getInt(at);
  }

  /// Moves to the record at `at`, all of which is in the buffer.
  ///
  /// @return false when it is damaged; the view then still shows the one before
  boolean moveTo(ByteBuffer buffer, int at) {
    int body = buffer.getInt(at);
    int from = at + Segment.HEADER;
    if (Segment.checksum(buffer.array(), from, body) != buffer.getInt(at + 4)) {
      return false;
    }
    int facetsLength = buffer.getShort(from + 16) & 0xFFFF;
    if (Segment.FIXED + facetsLength > body) {
      return false;
    }
    Facets found;
    try {
      found = table.decode(buffer.array(), from + Segment.FIXED, facetsLength, sum);
    } catch (IllegalArgumentException e) {
      return false;
    }
    seq = buffer.getLong(from);
    timeMillis = buffer.getLong(from + 8);
    facets = found;
    size = Segment.HEADER + body;
    frameAt = from + Segment.FIXED + facetsLength;
    frameLength = body - Segment.FIXED - facetsLength;
    return true;
  }

  long seq() {
    return seq;
  }

  long timeMillis() {
    return timeMillis;
  }

  Facets facets() {
    return Objects.requireNonNull(facets, "call next first");
  }

  int frameAt() {
    return frameAt;
  }

  int frameLength() {
    return frameLength;
  }

  /// How many bytes the record takes in all.
  int size() {
    return size;
  }
}
