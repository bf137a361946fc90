package dev.muxcast.collect;

/// Remembers the last lines a pane has reported, by their hash, so that the first capture of a
/// screen does not report again what was just reported as lines.
///
/// Owned by the Collector's record of the pane. Two lines of equal hash are taken for one: the
/// price is one line reported once less.
final class SeenLines {
  private static final int SIZE = 128;

  private int[] hashes = new int[0];
  private int next;

  /// Remembers the lines of a text; the last one may be unfinished.
  void addAll(String text) {
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      add(text.substring(from, to));
      from = to + 1;
    }
  }

  private void add(String line) {
    String bare = line.stripTrailing();
    if (bare.isEmpty()) {
      return;
    }
    if (hashes.length == 0) {
      hashes = new int[SIZE];
    }
    hashes[next] = bare.hashCode();
    next = (next + 1) % SIZE;
  }

  boolean contains(String line) {
    int hash = line.stripTrailing().hashCode();
    for (int known : hashes) {
      if (known == hash) {
        return true;
      }
    }
    return false;
  }
}
