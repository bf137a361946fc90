package dev.muxcast.screen;

/// The last rows that went out of sight at the top of a screen: where a program scrolls back they
/// come in again there, last one first, and are no news. Mutable, its [DrawnRows]' own.
final class GoneRows {
  private static final int MOST = 128;

  /// Of their texts; blank rows are left out.
  private int[] hashes = new int[0];

  private int next;
  private int count;

  /// The row below those that went before is gone too.
  void add(String row) {
    if (!row.isEmpty()) {
      hashes = hashes.length == 0 ? new int[MOST] : hashes;
      hashes[next] = row.hashCode();
      next = (next + 1) % MOST;
      count = Math.min(MOST, count + 1);
    }
  }

  /// Whether that is one of the rows that went; it and those that went after it are gone no more
  /// then. A blank one may be any.
  boolean takeBack(String row) {
    if (row.isEmpty()) {
      return true;
    }
    int hash = row.hashCode();
    for (int back = 1; back <= count; back++) {
      int at = (next + MOST - back) % MOST;
      if (hashes[at] == hash) {
        next = at;
        count -= back;
        return true;
      }
    }
    return false;
  }

  void clear() {
    hashes = new int[0];
    count = 0;
    next = 0;
  }
}
