package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads records in order, from segment to segment. Holds the file it reads open, so that retention
/// may delete it meanwhile. One thread at a time.
final class SegmentReader implements EventStore.Reader {
  private static final int BUFFER = 32 * 1024;

  private final Supplier<List<Segment>> segments;
  private final FacetsCodec codec = new FacetsCodec();
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
  private Segment segment;
  private FileChannel channel;
  private long seq;
  private long timeMillis;
  private @Nullable Facets facets;
  private int frameAt;
  private int frameLength;

  /// @param segments the segments there are at the moment of the call
  /// @param from the segment to begin with
  SegmentReader(Supplier<List<Segment>> segments, Segment from) throws IOException {
    this.segments = segments;
    segment = from;
    channel = FileChannel.open(from.file(), StandardOpenOption.READ);
  }

  /// Where the record that `next` came to ends; used to find the torn tail of the last segment.
  long endOfRecord() throws IOException {
    return channel.position() - buffer.remaining();
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      if (nextHere()) {
        return true;
      }
      Segment following = following();
      if (following == null) {
        return false;
      }
      // The writer began the next file only after it had finished this one.
      if (nextHere()) {
        return true;
      }
      channel.close();
      channel = FileChannel.open(following.file(), StandardOpenOption.READ);
      segment = following;
      buffer.clear().flip();
    }
  }

  /// The next record of this file; false at its end, and at a damaged record, behind which nothing
  /// in this file can be trusted.
  private boolean nextHere() throws IOException {
    if (!have(Segment.HEADER)) {
      return false;
    }
    int at = buffer.position();
    int body = buffer.getInt(at);
    int crc = buffer.getInt(at + 4);
    if (body < Segment.FIXED || body > Segment.LARGEST || !have(Segment.HEADER + body)) {
      return false;
    }
    at = buffer.position() + Segment.HEADER;
    if (Segment.checksum(buffer.array(), at, body) != crc) {
      return false;
    }
    seq = buffer.getLong(at);
    timeMillis = buffer.getLong(at + 8);
    int facetsLength = buffer.getShort(at + 16) & 0xFFFF;
    if (Segment.FIXED + facetsLength > body) {
      return false;
    }
    try {
      facets = codec.decode(buffer.array(), at + Segment.FIXED, facetsLength);
    } catch (IllegalArgumentException e) {
      return false;
    }
    frameAt = at + Segment.FIXED + facetsLength;
    frameLength = body - Segment.FIXED - facetsLength;
    buffer.position(at + body);
    return true;
  }

  /// Reads on until so many bytes are in the buffer; false where the file ends before.
  private boolean have(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return true;
    }
    if (bytes > buffer.capacity()) {
      buffer = ByteBuffer.allocate(bytes).put(buffer).flip();
    }
    buffer.compact();
    try {
      while (buffer.position() < bytes) {
        if (channel.read(buffer) < 0) {
          return false;
        }
      }
      return true;
    } finally {
      buffer.flip();
    }
  }

  private @Nullable Segment following() throws IOException {
    for (Segment each : segments.get()) {
      if (each.first() > segment.first()) {
        return each;
      }
    }
    return null;
  }

  @Override
  public long seq() {
    return seq;
  }

  @Override
  public long timeMillis() {
    return timeMillis;
  }

  @Override
  public Facets facets() {
    Facets current = facets;
    if (current == null) {
      throw new IllegalStateException("call next first");
    }
    return current;
  }

  @Override
  public byte[] bytes() {
    return buffer.array();
  }

  @Override
  public int offset() {
    return frameAt;
  }

  @Override
  public int length() {
    return frameLength;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
