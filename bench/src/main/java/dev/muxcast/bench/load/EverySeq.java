package dev.muxcast.bench.load;

import java.nio.ByteBuffer;

/// A client that subscribed to everything: each `seq` must be the one before plus one.
///
/// Written by the fleet's thread; the counts may be read by any thread.
public class EverySeq implements EventFrames.Sink {
  private final long after;
  private volatile long last;
  private volatile long events;

  /// @param after the seq behind which events are expected
  public EverySeq(long after) {
    this.after = after;
    last = after;
  }

  /// The seq behind which events were expected.
  public long after() {
    return after;
  }

  @Override
  public void event(ByteBuffer bytes, int start, int length, long seq, long nanos) {
    if (seq != last + 1) {
      throw new IllegalStateException("missed an event: seq " + seq + " came behind " + last);
    }
    last = seq;
    events++;
  }

  @Override
  public void message(String type, String json) {
    if (type.equals("gap")) {
      throw new IllegalStateException("missed events, as the server says: " + json);
    }
    if (type.equals("error")) {
      throw new IllegalStateException("the server refused: " + json);
    }
  }

  /// The seq of the newest event read.
  public long last() {
    return last;
  }

  public long events() {
    return events;
  }
}
