package dev.muxcast.queue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Remembers the blocks of the segments that somebody read backwards: some 3 KiB for a segment of 8
/// MiB. Any thread; a lock guards it, which only readers of history take, and those who look for a
/// time.
final class SegmentIndex {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, SegmentBlocks> known = new HashMap<>();
  private final FacetsTable met;

  /// @param met where readers share the facets they meet
  SegmentIndex(FacetsTable met) {
    this.met = met;
  }

  /// The blocks of a segment; null when its file is gone.
  ///
  /// @param all the segments there are, so that those which are gone can be forgotten
  SegmentBlocks.@Nullable Snapshot blocks(List<Segment> all, Segment segment) {
    lock.lock();
    try {
      known.keySet().removeIf(first -> first < all.getFirst().first());
      SegmentBlocks blocks = known.computeIfAbsent(segment.first(), _ -> new SegmentBlocks());
      blocks.extend(segment, segment.first() != all.getLast().first(), met);
      return blocks.snapshot();
    } catch (IOException e) {
      return null;
    } finally {
      lock.unlock();
    }
  }

  /// The place before the first block that may hold something of that time or later; 0 where there
  /// is none. An event can be handed in late but not early: so a segment that was written last
  /// before a time holds nothing of it, and of a block the latest time counts.
  ///
  /// @param all the segments there are, oldest first
  long placeBefore(List<Segment> all, long timeMillis) throws IOException {
    if (all.isEmpty()) {
      return 0;
    }
    long surelyBefore = Math.max(timeMillis, 0) - SegmentDownReader.CLOCK_SLACK_MILLIS;
    int found = 0;
    while (found + 1 < all.size() && all.get(found).lastWriteMillis() < surelyBefore) {
      found++;
    }
    Segment segment = all.get(found);
    SegmentBlocks.Snapshot blocks = blocks(all, segment);
    int block = 0;
    while (blocks != null && block + 1 < blocks.count() && blocks.latest()[block] < surelyBefore) {
      block++;
    }
    return block == 0 || blocks == null
        ? segment.first() - 1
        : seqAt(segment, blocks.starts()[block]) - 1;
  }

  /// The seq of the record at a place of a segment, the segment's first one where that is gone.
  private long seqAt(Segment segment, long position) throws IOException {
    try (SegmentReader reader = new SegmentReader(List::of, segment, met)) {
      reader.seek(position);
      return reader.nextHere(false) ? reader.seq() : segment.first();
    }
  }
}
