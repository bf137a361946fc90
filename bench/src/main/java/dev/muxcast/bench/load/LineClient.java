package dev.muxcast.bench.load;

import java.nio.ByteBuffer;

/// A client that gets every event and reads the marks in the panes' lines.
public final class LineClient extends EverySeq {
  private final Histogram latency = new Histogram();
  private final MarkReader marks = new MarkReader(latency, false);

  public LineClient(long after) {
    super(after);
  }

  @Override
  public void event(ByteBuffer bytes, int start, int length, long seq, long nanos) {
    super.event(bytes, start, length, seq, nanos);
    marks.event(bytes, start, length, nanos);
  }

  /// See `MarkReader.countFrom`.
  public void countFrom(long nanos) {
    marks.countFrom(nanos);
  }

  /// How many lines of panes were read.
  public long lines() {
    return marks.lines();
  }

  /// From the write into the pane to the read from the socket. Only while nothing is sent.
  public Histogram latency() {
    return latency;
  }
}
