package dev.muxcast.bench.load;

import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/// A client of the fan-out row: knows which seq must come next, and fails on any other.
///
/// Written by the fleet's thread; the counts may be read by any thread.
public final class ExpectedSet implements EventFrames.Sink {
  private final long base;
  private final int[] step = new int[EventMix.PERIOD];
  private final boolean[] passes = new boolean[EventMix.PERIOD];
  private long next;
  private int place;
  private long count;
  private volatile long read;
  private volatile long reached;

  /// @param base the seq of event number 0
  public ExpectedSet(long base, IntPredicate passes) {
    this.base = base;
    int period = EventMix.PERIOD;
    for (int i = 0; i < period; i++) {
      this.passes[i] = passes.test(i);
    }
    for (int i = 0; i < period; i++) {
      int ahead = 1;
      while (!this.passes[(i + ahead) % period]) {
        ahead++;
      }
      step[i] = ahead;
    }
    place = this.passes[0] ? 0 : step[0];
    next = base + place;
  }

  @Override
  public void event(ByteBuffer bytes, int start, int length, long seq, long nanos) {
    if (seq != next) {
      throw new IllegalStateException(
          "missed an event: expected seq " + next + ", read " + seq + " (first is " + base + ")");
    }
    int ahead = step[place];
    next += ahead;
    place += ahead;
    if (place >= EventMix.PERIOD) {
      place -= EventMix.PERIOD;
    }
    count++;
  }

  /// Makes the counts visible.
  @Override
  public void readEnded() {
    read = count;
    reached = next;
  }

  @Override
  public void message(String type, String json) {
    switch (type) {
      case "gap" -> throw new IllegalStateException("missed events, as the server says: " + json);
      case "error" -> throw new IllegalStateException("the server refused: " + json);
      default -> {}
    }
  }

  /// How many of the first `published` events this client must get.
  public long expectedOf(long published) {
    long each = 0;
    long partial = 0;
    for (int i = 0; i < EventMix.PERIOD; i++) {
      each += passes[i] ? 1 : 0;
      partial += passes[i] && i < published % EventMix.PERIOD ? 1 : 0;
    }
    return published / EventMix.PERIOD * each + partial;
  }

  public long read() {
    return read;
  }

  /// The number of the event this client waits for: all before it were read or are not its own.
  public long reached() {
    return Math.max(reached - base, 0);
  }
}
