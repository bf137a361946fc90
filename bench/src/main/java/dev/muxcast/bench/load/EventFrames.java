package dev.muxcast.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Tells events from other messages and finds an event's `seq`, without allocation for the kinds of
/// events it has met before. Relies on the order of the envelope: `type`, `timestamp`, `seq`.
///
/// Used on one thread, by one connection.
public final class EventFrames implements FrameSink {
  private static final long SEQ_KEY = word("\"seq\":");
  private static final long SEQ_MASK = 0xffff_ffff_ffffL;
  private static final int TYPE_AT = "{\"type\":\"".length();
  private static final long TYPE_HEAD = word("{\"type\":");

  /// What a connection's events and other messages go to.
  public interface Sink {
    void event(ByteBuffer bytes, int start, int length, long seq, long nanos);

    /// Anything but an event: `gap`, `bookmark`, `snapshot.data`, `error`, …
    void message(String type, String json);

    /// All that one read brought was handed over.
    default void readEnded() {}
  }

  private final Sink sink;
  private final long[] knownTypes = new long[24];
  private int known;
  private int seqAt;

  public EventFrames(Sink sink) {
    this.sink = sink;
  }

  @Override
  public void text(ByteBuffer bytes, int start, int length, long nanos) {
    if (length < 12 || bytes.getLong(start) != TYPE_HEAD) {
      throw new IllegalStateException("no message: " + string(bytes, start, length));
    }
    long type = bytes.getLong(start + TYPE_AT);
    if (isKnownEvent(type) || meet(bytes, start, length, type)) {
      sink.event(bytes, start, length, seq(bytes, start, length), nanos);
    }
  }

  @Override
  public void readEnded() {
    sink.readEnded();
  }

  private boolean isKnownEvent(long type) {
    for (int i = 0; i < known; i++) {
      if (knownTypes[i] == type) {
        return true;
      }
    }
    return false;
  }

  /// The first of its kind, or no event: then it goes to the sink as text.
  private boolean meet(ByteBuffer bytes, int start, int length, long type) {
    String json = string(bytes, start, length);
    String name = json.substring(TYPE_AT, json.indexOf('"', TYPE_AT));
    switch (name) {
      case "gap",
          "bookmark",
          "snapshot.data",
          "error",
          "pong",
          "command.result",
          "connection.established" -> {
        sink.message(name, json);
        return false;
      }
      default -> {
        if (name.endsWith(".confirmed") || name.endsWith(".response")) {
          sink.message(name, json);
          return false;
        }
      }
    }
    // The first eight letters of `command.executed` are those of `command.result` too.
    if (!name.startsWith("command.") && known < knownTypes.length) {
      knownTypes[known++] = type;
    }
    return true;
  }

  private long seq(ByteBuffer bytes, int start, int length) {
    int at = start + seqAt;
    if ((bytes.getLong(at) & SEQ_MASK) != SEQ_KEY) {
      int end = start + length;
      at = start + TYPE_AT;
      while (at < end && (bytes.getLong(at) & SEQ_MASK) != SEQ_KEY) {
        at++;
      }
      if (at == end) {
        throw new IllegalStateException("no seq: " + string(bytes, start, length));
      }
      seqAt = at - start;
    }
    long seq = 0;
    for (int i = at + 6; ; i++) {
      int digit = bytes.get(i) - '0';
      if (digit < 0 || digit > 9) {
        return seq;
      }
      seq = seq * 10 + digit;
    }
  }

  static String string(ByteBuffer bytes, int start, int length) {
    byte[] copy = new byte[length];
    bytes.get(start, copy);
    return new String(copy, StandardCharsets.UTF_8);
  }

  /// Up to eight ASCII letters as a little-endian long.
  private static long word(String text) {
    long word = 0;
    for (int i = 0; i < text.length(); i++) {
      word |= (long) text.charAt(i) << 8 * i;
    }
    return word;
  }
}
