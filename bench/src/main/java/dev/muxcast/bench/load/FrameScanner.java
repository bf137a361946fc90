package dev.muxcast.bench.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Finds the frames in what a server sent (RFC 6455 §5.2: unmasked, here never fragmented).
final class FrameScanner {
  private FrameScanner() {}

  /// What a frame that is not text asks of the connection.
  interface Control {
    void ping(ByteBuffer bytes, int start, int length);

    void close(int code);
  }

  /// Hands out every whole frame in [from, limit).
  ///
  /// @return where the first frame begins that is not whole yet
  /// @throws IllegalStateException for a frame that a server must not send
  static int scan(
      ByteBuffer bytes, int from, int limit, FrameSink sink, Control control, long nanos) {
    int at = from;
    while (limit - at >= 2) {
      int first = bytes.get(at) & 0xff;
      int length = bytes.get(at + 1) & 0xff;
      int head = 2;
      if (length == 126) {
        if (limit - at < 4) {
          break;
        }
        length = bigEndianShort(bytes, at + 2);
        head = 4;
      } else if (length == 127) {
        if (limit - at < 10) {
          break;
        }
        length = longLength(bytes, at + 2);
        head = 10;
      } else if (length > 127) {
        throw new IllegalStateException("the server sent a masked frame");
      }
      if (limit - at - head < length) {
        break;
      }
      int payload = at + head;
      switch (first) {
        case 0x81 -> sink.text(bytes, payload, length, nanos);
        case 0x89 -> control.ping(bytes, payload, length);
        case 0x8a -> {}
        case 0x88 -> control.close(length < 2 ? 1005 : bigEndianShort(bytes, payload));
        default ->
            throw new IllegalStateException(
                "the server sent a frame that begins with 0x" + Integer.toHexString(first));
      }
      at = payload + length;
    }
    return at;
  }

  private static int bigEndianShort(ByteBuffer bytes, int at) {
    return (bytes.get(at) & 0xff) << 8 | bytes.get(at + 1) & 0xff;
  }

  private static int longLength(ByteBuffer bytes, int at) {
    long length = bytes.getLong(at);
    if (bytes.order() == ByteOrder.LITTLE_ENDIAN) {
      length = Long.reverseBytes(length);
    }
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw new IllegalStateException("the server sent a frame of " + length + " bytes");
    }
    return (int) length;
  }
}
