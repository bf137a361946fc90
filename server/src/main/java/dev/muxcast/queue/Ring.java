package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// The newest part of the log in memory: the frames one behind the other in one area, so that a
/// reader who takes neighbours copies them in one piece.
///
/// One writer, any number of readers, no lock. The writer first says that old entries are gone
/// (`oldest`), then overwrites them, then says that new ones are there (`top`). A reader copies
/// first and then looks whether what it copied was gone meanwhile; if so it throws the copy away.
final class Ring {
  private final byte[] area;
  private final int[] starts;
  private final int[] lengths;
  private final long[] times;
  private final @Nullable Facets[] facets;
  private final int mask;

  private volatile long oldest;
  private volatile long top;

  // The writer's own.
  private long last;
  private int writeAt;
  private boolean blank = true;

  /// @param bytes how much it holds
  /// @param entries how many it holds at most, a power of two
  /// @param top the seq before the first one
  Ring(int bytes, int entries, long top) {
    area = new byte[bytes];
    starts = new int[entries];
    lengths = new int[entries];
    times = new long[entries];
    facets = new Facets[entries];
    mask = entries - 1;
    last = top;
    this.top = top;
    oldest = top + 1;
  }

  /// The newest seq that readers may see.
  long top() {
    return top;
  }

  /// The oldest seq that is still there; top + 1 when there is none.
  long oldest() {
    return oldest;
  }

  /// Adds an entry that readers do not see yet; writer only. Its seq is one above the last.
  ///
  /// @throws IllegalArgumentException when it is larger than the whole area
  void add(long timeMillis, Facets facet, byte[] bytes, int offset, int length) {
    if (length > area.length) {
      throw new IllegalArgumentException("an event of " + length + " bytes is too large");
    }
    int at = writeAt + length <= area.length ? writeAt : 0;
    long seq = last + 1;
    makeRoom(seq, at, at + length);
    int slot = (int) seq & mask;
    System.arraycopy(bytes, offset, area, at, length);
    starts[slot] = at;
    lengths[slot] = length;
    times[slot] = timeMillis;
    facets[slot] = facet;
    writeAt = at + length;
    last = seq;
    blank = false;
  }

  /// Lets readers see everything that was added; writer only.
  void publish() {
    top = last;
  }

  private void makeRoom(long seq, int from, int to) {
    long first = oldest;
    while (!blank && first < seq && (seq - first > mask || overlaps(first, from, to))) {
      first++;
    }
    if (first != oldest) {
      oldest = first;
      VarHandle.fullFence();
    }
  }

  /// Entries are overwritten in the order they were written, so the oldest one alone need be looked
  /// at, again and again; one that wrapped early leaves unused room at the area's end.
  private boolean overlaps(long seq, int from, int to) {
    int slot = (int) seq & mask;
    int start = starts[slot];
    boolean behindWrap = from == 0 && start >= writeAt && writeAt != 0;
    return behindWrap || (start < to && start + lengths[slot] > from);
  }

  /// When the entry was made; -1 when it is not there (any more).
  long timeMillis(long seq) {
    if (seq > top) {
      return -1;
    }
    long time = times[(int) seq & mask];
    VarHandle.acquireFence();
    return seq < oldest ? -1 : time;
  }

  /// Copies one entry; false when it is not there (any more), and then what was copied is void.
  boolean read(long seq, Entry into) {
    if (seq > top || seq < oldest) {
      return false;
    }
    int slot = (int) seq & mask;
    int start = starts[slot];
    int length = lengths[slot];
    Facets facet = facets[slot];
    if (facet == null || start + length > area.length) {
      return false;
    }
    if (into.bytes.length < length) {
      into.bytes = new byte[length];
    }
    System.arraycopy(area, start, into.bytes, 0, length);
    into.seq = seq;
    into.timeMillis = times[slot];
    into.facets = facet;
    into.length = length;
    VarHandle.acquireFence();
    return seq >= oldest;
  }

  /// An entry that `read` copied; its owner is the reading thread.
  static final class Entry {
    long seq;
    long timeMillis;
    @Nullable Facets facets;
    byte[] bytes = new byte[4 * 1024];
    int length;
  }

  /// Copies what is chosen of the entries behind where `result` is, as far as it fits.
  void copy(Selector selector, Copied result) {
    long after = result.seq();
    long end = top;
    while (result.seq() < end) {
      long seq = result.seq() + 1;
      int slot = (int) seq & mask;
      Facets facet = facets[slot];
      int start = starts[slot];
      int length = lengths[slot];
      if (facet == null
          || start + length > area.length
          || !result.take(seq, selector, facet, times[slot], area, start, length)) {
        break;
      }
    }
    result.finish(area);
    VarHandle.acquireFence();
    result.overtaken = after + 1 < oldest;
  }
}
