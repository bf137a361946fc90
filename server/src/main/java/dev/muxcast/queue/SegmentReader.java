package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads records in order, from segment to segment. Holds the file it reads open, so that retention
/// may delete it meanwhile. What is damaged, and a file that is gone, is passed over: whoever reads
/// sees it by the seqs that are missing. One thread at a time.
final class SegmentReader implements EventStore.Reader {
  private static final Logger log = LoggerFactory.getLogger(SegmentReader.class);
  private static final int BUFFER = 32 * 1024;

  private final Supplier<List<Segment>> segments;
  private final RecordView record;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER).flip();
  private Segment segment;
  private @Nullable FileChannel channel;
  private boolean damaged;

  /// @param segments the segments there are at the moment of the call
  /// @param from the segment to begin with
  SegmentReader(Supplier<List<Segment>> segments, Segment from) throws IOException {
    this(segments, from, new FacetsTable());
  }

  /// @param table where this reader shares the facets it meets with others
  SegmentReader(Supplier<List<Segment>> segments, Segment from, FacetsTable table)
      throws IOException {
    record = new RecordView(table);
    this.segments = segments;
    segment = from;
    channel = open(from);
  }

  /// Where the record that `next` came to ends in its file.
  long endOfRecord() throws IOException {
    FileChannel file = channel;
    return file == null ? 0 : file.position() - buffer.remaining();
  }

  /// Where the record that `next` came to begins in its file.
  long startOfRecord() throws IOException {
    return endOfRecord() - record.size();
  }

  /// Goes to a place in the present file where a record begins.
  void seek(long position) throws IOException {
    FileChannel file = channel;
    if (file != null) {
      file.position(position);
      buffer.clear().flip();
    }
  }

  /// Whether something that was no record was passed over.
  boolean damaged() {
    return damaged;
  }

  /// After the last record of a file: whether what follows there can be the beginning of a record
  /// whose writer was killed.
  boolean endsTorn() throws IOException {
    return !have(Segment.HEADER)
        || (RecordView.plausible(buffer, buffer.position())
            && !have(RecordView.sizeAt(buffer, buffer.position()))
            && !wholeButForItsLength());
  }

  /// Whether the checksum of all that is left holds: then only the length is damaged.
  private boolean wholeButForItsLength() {
    int at = buffer.position();
    int body = buffer.remaining() - Segment.HEADER;
    return body >= Segment.FIXED
        && Segment.checksum(buffer.array(), at + Segment.HEADER, body) == buffer.getInt(at + 4);
  }

  @Override
  public boolean next() throws IOException {
    while (true) {
      if (nextInBuffer()) {
        return true;
      }
      Segment following = following();
      // Asked before: the writer began the next file only after it had finished this one.
      if (nextHere(following != null)) {
        return true;
      }
      if (following == null) {
        return false;
      }
      close();
      channel = open(following);
      segment = following;
      buffer.clear().flip();
    }
  }

  /// The usual case, without a look at anything but the buffer; false does not mean the end.
  private boolean nextInBuffer() {
    int at = buffer.position();
    int there = buffer.remaining();
    if (there < Segment.HEADER
        || !RecordView.plausible(buffer, at)
        || there < RecordView.sizeAt(buffer, at)
        || !record.moveTo(buffer, at)) {
      return false;
    }
    buffer.position(at + record.size());
    return true;
  }

  /// The next record of this file; false at its end.
  ///
  /// @param finished whether nothing will be added to the file, so that what looks like an
  ///   unfinished record is a damaged one
  boolean nextHere(boolean finished) throws IOException {
    try {
      if (!have(Segment.HEADER)) {
        return false;
      }
      int at = buffer.position();
      if (RecordView.plausible(buffer, at)) {
        if (have(RecordView.sizeAt(buffer, at))) {
          at = buffer.position();
          if (record.moveTo(buffer, at)) {
            buffer.position(at + RecordView.sizeAt(buffer, at));
            return true;
          }
        } else if (!finished) {
          return false;
        }
      }
      return behindDamage();
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      log.error("{} can't be read ({}): going on behind it", segment.file(), e.getMessage());
      close();
      return false;
    }
  }

  /// Looks byte by byte for the next whole record; false, and nothing moved, when there is none. A
  /// record is believed only when its seq is a little above the last one's, so that text that looks
  /// like a record can't be taken for one at the cost of two integers.
  private boolean behindDamage() throws IOException {
    FileChannel file = channel;
    if (file == null) {
      return false;
    }
    long start = endOfRecord();
    long size = file.size();
    long last = Math.max(record.seq(), segment.first() - 1);
    for (long at = start + 1; at + Segment.HEADER + Segment.FIXED <= size; at++) {
      if (!have(1 + Segment.HEADER + Segment.FIXED)) {
        break;
      }
      buffer.position(buffer.position() + 1);
      int here = buffer.position();
      long seq = buffer.getLong(here + Segment.HEADER);
      if (RecordView.plausible(buffer, here)
          && seq > last
          && seq - last < Segment.PLAUSIBLE_STEP
          && at + RecordView.sizeAt(buffer, here) <= size
          && have(RecordView.sizeAt(buffer, here))
          && record.moveTo(buffer, buffer.position())) {
        buffer.position(buffer.position() + RecordView.sizeAt(buffer, buffer.position()));
        damaged = true;
        return true;
      }
    }
    seek(start);
    return false;
  }

  /// Reads on until so many bytes are in the buffer; false where the file ends before.
  private boolean have(int bytes) throws IOException {
    FileChannel file = channel;
    if (buffer.remaining() >= bytes) {
      return true;
    }
    if (file == null) {
      return false;
    }
    if (bytes > buffer.capacity()) {
      buffer = ByteBuffer.allocate(bytes).put(buffer).flip();
    }
    buffer.compact();
    try {
      while (buffer.position() < bytes) {
        if (file.read(buffer) < 0) {
          return false;
        }
      }
      return true;
    } finally {
      buffer.flip();
    }
  }

  private @Nullable Segment following() {
    for (Segment each : segments.get()) {
      if (each.first() > segment.first()) {
        return each;
      }
    }
    return null;
  }

  /// The segment's file; null when it is gone.
  private static @Nullable FileChannel open(Segment segment) throws IOException {
    try {
      return FileChannel.open(segment.file(), StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public long seq() {
    return record.seq();
  }

  @Override
  public long timeMillis() {
    return record.timeMillis();
  }

  @Override
  public Facets facets() {
    return record.facets();
  }

  @Override
  public byte[] bytes() {
    return buffer.array();
  }

  @Override
  public int offset() {
    return record.frameAt();
  }

  @Override
  public int length() {
    return record.frameLength();
  }

  @Override
  public void close() {
    FileChannel file = channel;
    channel = null;
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // It was only read.
    }
  }
}
