package dev.muxcast.imsg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Messages as a tmux server writes them, for tests.
final class Frames {
  private Frames() {}

  static byte[] frame(int type, byte[] body) {
    return header(type, Imsg.HEADER + body.length).put(body).array();
  }

  static byte[] frame(int type, int... numbers) {
    ByteBuffer body = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.nativeOrder());
    for (int number : numbers) {
      body.putInt(number);
    }
    return frame(type, body.array());
  }

  /// Text that a stream is written.
  static byte[] write(int stream, String text) {
    byte[] words = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer body = ByteBuffer.allocate(4 + words.length).order(ByteOrder.nativeOrder());
    return frame(Imsg.WRITE, body.putInt(stream).put(words).array());
  }

  /// A whole answer of a server: that text, then the end.
  static byte[] answer(String text) {
    return all(
        frame(Imsg.WRITE_OPEN, 1, 1, 0),
        write(1, text),
        frame(Imsg.WRITE_CLOSE, 1),
        frame(Imsg.EXIT, 0),
        frame(Imsg.EXITED));
  }

  /// A header that tells that length, with the room behind it that it tells of, if that can be.
  static ByteBuffer header(int type, int length) {
    return ByteBuffer.allocate(Math.max(Imsg.HEADER, length))
        .order(ByteOrder.nativeOrder())
        .putInt(type)
        .putInt(length)
        .putInt(8)
        .putInt(0);
  }

  static byte[] all(byte[]... frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      out.writeBytes(frame);
    }
    return out.toByteArray();
  }

  static int type(byte[] frame) {
    return ByteBuffer.wrap(frame).order(ByteOrder.nativeOrder()).getInt();
  }
}
