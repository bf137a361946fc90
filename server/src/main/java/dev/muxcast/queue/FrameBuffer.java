package dev.muxcast.queue;

import dev.muxcast.net.Frames;
import io.avaje.json.stream.JsonOutput;
import java.io.OutputStream;
import java.util.Arrays;

/// Collects the JSON of one event and puts the header of an unmasked WebSocket text frame in front
/// of it (RFC 6455 §5.2), so that an event is encoded and framed once, whoever reads it.
///
/// Owned by the thread that encodes; its bytes are valid until the next `clear`.
final class FrameBuffer implements JsonOutput {
  private static final int HEADER_ROOM = Frames.MAX_HEADER_BYTES;

  private byte[] bytes = new byte[8 * 1024];
  private int end = HEADER_ROOM;
  private int start = HEADER_ROOM;

  void clear() {
    if (bytes.length > 256 * 1024) {
      bytes = new byte[8 * 1024];
    }
    end = HEADER_ROOM;
    start = HEADER_ROOM;
  }

  /// Puts the header in front; call once, when the payload is complete.
  void finish() {
    start = Frames.textHeaderBefore(bytes, HEADER_ROOM, end - HEADER_ROOM);
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int length() {
    return end - start;
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    if (end + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + length));
    }
    System.arraycopy(from, offset, bytes, end, length);
    end += length;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public OutputStream unwrapOutputStream() {
    throw new UnsupportedOperationException("there is no stream behind a frame buffer");
  }
}
