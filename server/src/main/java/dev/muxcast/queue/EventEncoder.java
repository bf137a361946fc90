package dev.muxcast.queue;

import dev.muxcast.event.Event;
import dev.muxcast.event.Place;
import dev.muxcast.event.Timestamp;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.BufferRecycleStrategy;
import io.avaje.json.stream.JsonStream;
import org.jspecify.annotations.Nullable;

/// Turns an event and its `seq` into the bytes that go to every client: one text frame.
///
/// One thread at a time; the log's writer has its own.
public final class EventEncoder {
  private final JsonStream json =
      JsonStream.builder().bufferRecycling(BufferRecycleStrategy.THREAD_LOCAL).build();
  private final FrameBuffer buffer = new FrameBuffer();

  /// Encodes into this encoder's buffer, which stays valid until the next call.
  FrameBuffer encode(Event event, long seq) {
    buffer.clear();
    try (JsonWriter writer = json.writer(buffer)) {
      writer.serializeNulls(false);
      writer.beginObject();
      text(writer, "type", event.data().type());
      text(writer, "timestamp", Timestamp.text(event.timeMillis()));
      writer.name("seq");
      writer.value(seq);
      place(writer, event.place());
      writer.name("data");
      DataEncoder.write(writer, event.data());
      writer.endObject();
    }
    buffer.finish();
    return buffer;
  }

  /// The frame of an event as an array of its own.
  public byte[] frame(Event event, long seq) {
    FrameBuffer encoded = encode(event, seq);
    byte[] copy = new byte[encoded.length()];
    System.arraycopy(encoded.bytes(), encoded.start(), copy, 0, copy.length);
    return copy;
  }

  private static void place(JsonWriter writer, Place place) {
    text(writer, "host", place.host());
    text(writer, "server", place.server());
    text(writer, "server_instance", place.serverInstance());
    text(writer, "session", place.session());
    text(writer, "session_id", place.sessionId());
    number(writer, "window", place.window());
    text(writer, "window_name", place.windowName());
    text(writer, "window_id", place.windowId());
    number(writer, "pane", place.pane());
    text(writer, "pane_id", place.paneId());
    text(writer, "agent_type", place.agentType());
    text(writer, "window_kind", place.windowKind());
  }

  static void text(JsonWriter writer, String name, @Nullable String value) {
    if (value != null) {
      writer.name(name);
      writer.value(WellFormed.text(value));
    }
  }

  static void number(JsonWriter writer, String name, @Nullable Number value) {
    if (value != null) {
      writer.name(name);
      writer.value(value.longValue());
    }
  }
}
