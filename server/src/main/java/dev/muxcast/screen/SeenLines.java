package dev.muxcast.screen;

import java.util.List;

/// Remembers the last lines a pane has reported, by their hash, so that the first capture of a
/// screen does not report again what was just reported as lines.
///
/// Text comes in pieces, and its lines may be wider than the screen: a line is remembered whole and
/// as the rows it fills.
///
/// Owned by the Collector's record of the pane. Two lines of equal hash are taken for one: the
/// price is one line reported once less.
public final class SeenLines {
  private static final int SIZE = 128;
  private static final int LONGEST = 1024;

  private int[] hashes = new int[0];
  private int next;

  /// The line that text goes on in.
  private final StringBuilder open = new StringBuilder();

  /// Remembers text as a pane writes it; it goes on where the text before ended.
  ///
  /// @param width of the pane, in cells
  public void addText(String text, int width) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      extend(text, from, end);
      addLine(width);
      open.setLength(0);
      from = end + 1;
    }
    extend(text, from, text.length());
    addLine(width);
  }

  /// Remembers rows of a screen.
  public void addRows(List<String> rows) {
    for (String row : rows) {
      add(row);
    }
  }

  /// Text goes on in that row of the screen, behind what stands there.
  public void goOnIn(String row) {
    open.setLength(0);
    extend(row, 0, row.length());
  }

  private void extend(String text, int from, int to) {
    open.append(text, from, Math.min(to, from + Math.max(0, LONGEST - open.length())));
  }

  private void addLine(int width) {
    String line = open.toString();
    add(line);
    for (int at = 0; line.length() > width && at < line.length(); at += width) {
      add(line.substring(at, Math.min(line.length(), at + width)));
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
