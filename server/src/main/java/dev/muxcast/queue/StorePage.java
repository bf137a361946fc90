package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Some 64 KiB of the store, read and checked once for all who want it: entries without a hole
/// between them, their frames one behind the other. Used by whoever has the turn, see [ReadTurns].
final class StorePage {
  private static final int BYTES = 64 * 1024;
  private static final int ENTRIES = 512;

  private byte[] area = new byte[BYTES];
  private final int[] starts = new int[ENTRIES + 1];
  private final long[] times = new long[ENTRIES];
  private final @Nullable Facets[] facets = new Facets[ENTRIES];
  private long after;
  private long first;
  private int count;

  /// When it was used last, on its owner's clock.
  long used;

  /// Takes the next entries of a lane in place of what it held; none when there are none yet.
  ///
  /// @throws IOException when one can't be read; those before it are here
  void fill(StoreLane lane) throws IOException {
    if (area.length > BYTES) {
      area = new byte[BYTES];
    }
    after = lane.at();
    count = 0;
    while (count < ENTRIES && lane.look()) {
      EventStore.Reader entry = lane.entry();
      if (count == 0) {
        first = entry.seq();
        if (entry.length() > area.length) {
          area = new byte[entry.length()];
        }
      } else if (entry.seq() != first + count || starts[count] + entry.length() > area.length) {
        return;
      }
      System.arraycopy(entry.bytes(), entry.offset(), area, starts[count], entry.length());
      times[count] = entry.timeMillis();
      facets[count] = entry.facets();
      starts[count + 1] = starts[count] + entry.length();
      count++;
      lane.pass();
    }
  }

  /// Whether it tells what follows behind `seq`.
  boolean follows(long seq) {
    return count > 0 && seq >= after && seq < last();
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The first entry's seq; all between the one it was asked for and this one are missing.
  long first() {
    return first;
  }

  long last() {
    return first + count - 1;
  }

  /// When the first entry behind `seq` happened.
  long timeBehind(long seq) {
    return times[index(seq)];
  }

  /// Copies what is chosen of the entries behind `seq`, which must follow here, and not beyond
  /// `end`.
  void copy(long seq, long end, Selector selector, Copied result) {
    for (int i = index(seq); i < count && first + i <= end; i++) {
      Facets facet = Objects.requireNonNull(facets[i]);
      int length = starts[i + 1] - starts[i];
      if (!result.take(first + i, selector, facet, times[i], area, starts[i], length)) {
        break;
      }
    }
    result.finish(area);
  }

  private int index(long seq) {
    return (int) Math.max(0, seq + 1 - first);
  }
}
