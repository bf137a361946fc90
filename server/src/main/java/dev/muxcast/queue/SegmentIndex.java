package dev.muxcast.queue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Remembers the blocks of the segments that somebody read backwards: some 2 KiB for a segment of 8
/// MiB. Any thread; a lock guards it, which only readers of history take.
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
}
