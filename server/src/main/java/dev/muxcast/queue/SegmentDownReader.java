package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads records from the newest to the oldest, one block of a segment at a time. Holds at most one
/// block in memory and no file open between two. One thread at a time.
final class SegmentDownReader implements EventStore.Reader {
  /// Clocks are set back sometimes: what is this much beyond a time may still hold something of it.
  static final long CLOCK_SLACK_MILLIS = 5 * 60_000L;

  private final SegmentIndex index;
  private final FacetsTable met;
  private final List<Segment> segments;
  private final long before;
  private final long untilMillis;
  private final List<Entry> entries = new ArrayList<>();
  private int nextSegment;
  private SegmentBlocks.@Nullable Snapshot blocks;
  private int block;
  private @Nullable Entry current;

  private record Entry(long seq, long timeMillis, Facets facets, byte[] frame) {}

  /// @param met where readers share the facets they meet
  /// @param segments those there are now, oldest first
  /// @param before only what has a smaller seq is given
  /// @param untilMillis blocks that are surely all later are passed over
  SegmentDownReader(
      SegmentIndex index, FacetsTable met, List<Segment> segments, long before, long untilMillis) {
    this.index = index;
    this.met = met;
    this.segments = segments;
    this.before = before;
    this.untilMillis = untilMillis;
    nextSegment = segments.size() - 1;
  }

  @Override
  public boolean next() throws IOException {
    while (entries.isEmpty()) {
      if (!previousBlock()) {
        return false;
      }
    }
    current = entries.removeLast();
    return true;
  }

  /// Reads the block before the last one; false when there is none.
  private boolean previousBlock() throws IOException {
    while (blocks == null || block == 0) {
      if (nextSegment < 0) {
        return false;
      }
      Segment segment = segments.get(nextSegment--);
      blocks = segment.first() < before ? index.blocks(segments, segment) : null;
      block = blocks == null ? 0 : blocks.count();
    }
    block--;
    if (blocks.times()[block] - CLOCK_SLACK_MILLIS < untilMillis) {
      read(segments.get(nextSegment + 1), blocks.starts()[block], blocks.endOf(block));
    }
    return true;
  }

  private void read(Segment segment, long from, long to) throws IOException {
    try (SegmentReader reader = new SegmentReader(List::of, segment, met)) {
      reader.seek(from);
      while (reader.nextHere(false) && reader.startOfRecord() < to && reader.seq() < before) {
        byte[] frame = new byte[reader.length()];
        System.arraycopy(reader.bytes(), reader.offset(), frame, 0, frame.length);
        entries.add(new Entry(reader.seq(), reader.timeMillis(), reader.facets(), frame));
      }
    }
  }

  private Entry entry() {
    return Objects.requireNonNull(current, "call next first");
  }

  @Override
  public long seq() {
    return entry().seq();
  }

  @Override
  public long timeMillis() {
    return entry().timeMillis();
  }

  @Override
  public Facets facets() {
    return entry().facets();
  }

  @Override
  public byte[] bytes() {
    return entry().frame();
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return entry().frame().length;
  }

  @Override
  public void close() {
    entries.clear();
  }
}
