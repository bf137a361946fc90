package dev.muxcast.bench.load;

import java.nio.ByteBuffer;

/// Reads the marks `~PANE.NUMBER.NANOS~` that a `LineWriter` put into a pane's lines, and checks
/// that no line of a pane is missing or comes twice. A mark may be split between events, so one
/// state is kept for each pane of tmux.
///
/// One thread at a time.
public final class MarkReader {
  /// Panes are known by the number behind `%`.
  private static final int MOST_PANES = 1024;

  private final Histogram latency;
  private final boolean holesAllowed;
  private final Pane[] panes = new Pane[MOST_PANES];
  private volatile long lines;
  private volatile long countFrom = Long.MIN_VALUE;

  private static final class Pane {
    int field = -1;
    long value;
    long number;
    long last;
  }

  /// @param holesAllowed for readers that see pictures: lines seen before don't count again, and
  ///   lines that were never seen are no failure
  public MarkReader(Histogram latency, boolean holesAllowed) {
    this.latency = latency;
    this.holesAllowed = holesAllowed;
  }

  /// How many lines were read.
  public long lines() {
    return lines;
  }

  /// Lines written before this moment (`System.nanoTime()`) are checked, but their latency does not
  /// count: both sides were still warming up.
  public void countFrom(long nanos) {
    countFrom = nanos;
  }

  /// Takes one byte that the pane of this number wrote.
  ///
  /// @param nanos when the byte was read
  /// @throws IllegalStateException when a line is missing or out of order
  public void take(int paneNumber, byte letter, long nanos) {
    Pane pane = panes[paneNumber];
    if (pane == null) {
      pane = new Pane();
      panes[paneNumber] = pane;
    }
    if (pane.field < 0) {
      if (letter == '~') {
        pane.field = 0;
        pane.value = 0;
      }
    } else if (letter >= '0' && letter <= '9') {
      pane.value = pane.value * 10 + letter - '0';
    } else if (letter == '.') {
      if (pane.field == 1) {
        pane.number = pane.value;
      }
      pane.field++;
      pane.value = 0;
    } else if (letter == '~' && pane.field == 2) {
      pane.field = -1;
      line(paneNumber, pane, nanos - pane.value);
    } else if (holesAllowed) {
      pane.field = -1;
    } else {
      throw new IllegalStateException("a broken mark in pane %" + paneNumber);
    }
  }

  private void line(int paneNumber, Pane pane, long age) {
    if (pane.number != pane.last + 1 && pane.last != 0) {
      if (!holesAllowed) {
        throw new IllegalStateException(
            "pane %" + paneNumber + ": line " + pane.number + " came behind line " + pane.last);
      }
      if (pane.number <= pane.last) {
        return;
      }
    }
    pane.last = pane.number;
    lines++;
    if (pane.value >= countFrom) {
      latency.record(age);
    }
  }

  /// Takes the `content` of a `pane.output` event.
  public void event(ByteBuffer bytes, int start, int length, long nanos) {
    int end = start + length;
    int at = find(bytes, start, end, PANE_ID);
    if (at < 0) {
      return;
    }
    int pane = 0;
    for (; bytes.get(at) != '"'; at++) {
      pane = pane * 10 + bytes.get(at) - '0';
    }
    at = find(bytes, at, end, CONTENT);
    if (at < 0) {
      return;
    }
    for (byte letter = bytes.get(at); letter != '"'; letter = bytes.get(++at)) {
      if (letter == '\\') {
        at++;
      } else {
        take(pane, letter, nanos);
      }
    }
  }

  private static final byte[] PANE_ID = ascii("\"pane_id\":\"%");
  private static final byte[] CONTENT = ascii("\"content\":\"");

  private static byte[] ascii(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }

  private static int find(ByteBuffer bytes, int from, int end, byte[] wanted) {
    int last = end - wanted.length;
    for (int i = from; i <= last; i++) {
      int n = 0;
      while (n < wanted.length && bytes.get(i + n) == wanted[n]) {
        n++;
      }
      if (n == wanted.length) {
        return i + n;
      }
    }
    return -1;
  }
}
