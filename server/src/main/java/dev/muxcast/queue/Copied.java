package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import org.jspecify.annotations.Nullable;

/// What a copy of entries has brought so far, and how it goes on: frames that lie one behind the
/// other are copied in one piece. Owned by one cursor, which begins it; the ring and the pages of
/// the store fill it.
final class Copied {
  private static final byte[] NOTHING = {};

  private byte[] out = NOTHING;
  private int offset;
  private int at;
  private int runFrom;
  private int runTo;
  private long seq;
  private int roomNeeded;
  private @Nullable Facets substitute;
  private long substituteTimeMillis;

  /// Whether the entries behind the cursor were overwritten: the copy is void.
  boolean overtaken;

  /// Begins anew, at the place behind `after`.
  void begin(byte[] into, int from, long after) {
    out = into;
    offset = from;
    at = from;
    runFrom = 0;
    runTo = 0;
    seq = after;
    roomNeeded = 0;
    substitute = null;
    overtaken = false;
  }

  /// Deals with the next entry, whose frame lies in `area`. An entry that is to be substituted is
  /// taken only where it is the first, and then alone.
  ///
  /// @return false when the copy ends here
  boolean take(
      long entry,
      Selector selector,
      Facets facets,
      long timeMillis,
      byte[] area,
      int start,
      int length) {
    Selector.Choice choice = selector.choose(facets);
    if (choice == Selector.Choice.SUBSTITUTE) {
      if (isEmpty()) {
        substitute = facets;
        substituteTimeMillis = timeMillis;
        seq = entry;
      }
      return false;
    }
    if (choice == Selector.Choice.TAKE) {
      if (at + (runTo - runFrom) + length > out.length) {
        roomNeeded = length;
        return false;
      }
      if (start != runTo) {
        finish(area);
        runFrom = start;
      }
      runTo = start + length;
    }
    seq = entry;
    return true;
  }

  /// Copies what was taken of this area; to be called before another one follows.
  void finish(byte[] area) {
    System.arraycopy(area, runFrom, out, at, runTo - runFrom);
    at += runTo - runFrom;
    runFrom = 0;
    runTo = 0;
  }

  /// Ends it, and lets go of the array.
  ///
  /// @return how many bytes were copied
  int end() {
    out = NOTHING;
    return at - offset;
  }

  /// Whether nothing was taken.
  boolean isEmpty() {
    return at == offset && runFrom == runTo;
  }

  /// The last seq that was dealt with.
  long seq() {
    return seq;
  }

  /// How much room the next frame takes, where too little was left; else 0.
  int roomNeeded() {
    return roomNeeded;
  }

  /// The entry that the reader must make itself; null when there is none.
  @Nullable Facets substitute() {
    return substitute;
  }

  /// When that one happened.
  long substituteTimeMillis() {
    return substituteTimeMillis;
  }
}
