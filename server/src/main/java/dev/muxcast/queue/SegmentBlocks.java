package dev.muxcast.queue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Where the blocks of a segment begin, each of some 64 KiB, so that the segment can be read from
/// its end and from a time. Guarded by its owner, [SegmentIndex].
final class SegmentBlocks {
  private static final int BLOCK_BYTES = 64 * 1024;

  private long[] starts = new long[16];
  private long[] times = new long[16];
  private long[] latest = new long[16];
  private int count;
  private long end;

  /// Takes in what was added to the file since the last time.
  void extend(Segment segment, boolean finished, FacetsTable met) throws IOException {
    try (SegmentReader reader = new SegmentReader(List::of, segment, met)) {
      reader.seek(end);
      while (reader.nextHere(finished)) {
        long start = reader.startOfRecord();
        if (count == 0 || start - starts[count - 1] >= BLOCK_BYTES) {
          add(start, reader.timeMillis());
          // A virtual thread is never interrupted by another: leave the core to live delivery.
          Thread.yield();
        }
        latest[count - 1] = Math.max(latest[count - 1], reader.timeMillis());
        end = reader.endOfRecord();
      }
    }
  }

  private void add(long start, long timeMillis) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      times = Arrays.copyOf(times, count * 2);
      latest = Arrays.copyOf(latest, count * 2);
    }
    starts[count] = start;
    times[count] = timeMillis;
    latest[count] = timeMillis;
    count++;
  }

  /// The blocks as they are now, for one reader.
  Snapshot snapshot() {
    return new Snapshot(
        Arrays.copyOf(starts, count),
        Arrays.copyOf(times, count),
        Arrays.copyOf(latest, count),
        end);
  }

  /// Blocks that no longer change.
  ///
  /// @param times of the first record of each
  /// @param latest the latest time in each
  record Snapshot(long[] starts, long[] times, long[] latest, long end) {
    int count() {
      return starts.length;
    }

    long endOf(int block) {
      return block + 1 < starts.length ? starts[block + 1] : end;
    }
  }
}
