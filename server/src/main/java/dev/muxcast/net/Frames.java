package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Writes frames (RFC 6455 §5.2): each method answers one array that goes to the socket as it is.
/// Frames are whole messages, never fragments, and unmasked, as a server sends them.
///
/// For an event that goes to many clients the header is written once, before the payload and into
/// the same array: leave [#MAX_HEADER_BYTES] free in front of it and call
/// [#textHeaderBefore(byte[], int, int)].
public final class Frames {
  /// No unmasked header is longer.
  public static final int MAX_HEADER_BYTES = 10;

  /// No control frame carries more (§5.5).
  public static final int MAX_CONTROL_BYTES = 125;

  private static final byte[] NOTHING = {};

  private Frames() {}

  /// A text message.
  public static byte[] text(String text) {
    return frame(Opcode.TEXT, text.getBytes(UTF_8));
  }

  /// A binary message.
  public static byte[] binary(byte[] bytes, int offset, int length) {
    return frame(Opcode.BINARY, bytes, offset, length);
  }

  /// A ping.
  ///
  /// @param payload at most [#MAX_CONTROL_BYTES], to be echoed by the pong
  public static byte[] ping(byte[] payload) {
    return control(Opcode.PING, payload);
  }

  /// The answer to a ping (§5.5.3).
  ///
  /// @param payload what the ping carried
  public static byte[] pong(byte[] payload) {
    return control(Opcode.PONG, payload);
  }

  /// A Close frame.
  public static byte[] close(CloseCode code, String reason) {
    return close(code.code(), reason);
  }

  /// A Close frame with any code that may be sent; for 1005 one without code and reason (§7.1.5),
  /// so that every [Incoming.Close] can be answered with its own code.
  ///
  /// @param reason cut at a character's boundary to what a control frame has room for
  /// @throws IllegalArgumentException when the code may not be sent
  public static byte[] close(int code, String reason) {
    if (code == CloseCode.NO_STATUS.code()) {
      return control(Opcode.CLOSE, NOTHING);
    }
    if (!CloseCode.allowedOnWire(code)) {
      throw new IllegalArgumentException("close code " + code + " may not be sent");
    }
    byte[] utf8 = reason.getBytes(UTF_8);
    int kept = Math.min(utf8.length, MAX_CONTROL_BYTES - 2);
    while (kept < utf8.length && kept > 0 && (utf8[kept] & 0xC0) == 0x80) {
      kept--;
    }
    byte[] payload = new byte[2 + kept];
    payload[0] = (byte) (code >>> 8);
    payload[1] = (byte) code;
    System.arraycopy(utf8, 0, payload, 2, kept);
    return control(Opcode.CLOSE, payload);
  }

  /// How long the unmasked header of such a payload is.
  public static int headerBytes(int payloadBytes) {
    return payloadBytes <= 125 ? 2 : payloadBytes <= 0xFFFF ? 4 : MAX_HEADER_BYTES;
  }

  /// Writes the header of a text message so that it ends where the payload begins.
  ///
  /// @param payloadAt where in the array the payload begins; at least [#headerBytes(int)]
  /// @return where in the array the frame begins
  public static int textHeaderBefore(byte[] array, int payloadAt, int payloadBytes) {
    int at = payloadAt - headerBytes(payloadBytes);
    putHeader(array, at, Opcode.TEXT, payloadBytes);
    return at;
  }

  private static byte[] control(int opcode, byte[] payload) {
    if (payload.length > MAX_CONTROL_BYTES) {
      throw new IllegalArgumentException("a control frame carries at most 125 bytes");
    }
    return frame(opcode, payload);
  }

  private static byte[] frame(int opcode, byte[] payload) {
    return frame(opcode, payload, 0, payload.length);
  }

  private static byte[] frame(int opcode, byte[] payload, int offset, int length) {
    int headerBytes = headerBytes(length);
    byte[] frame = new byte[headerBytes + length];
    putHeader(frame, 0, opcode, length);
    System.arraycopy(payload, offset, frame, headerBytes, length);
    return frame;
  }

  private static void putHeader(byte[] array, int at, int opcode, int length) {
    array[at] = (byte) (0x80 | opcode);
    int headerBytes = headerBytes(length);
    if (headerBytes == 2) {
      array[at + 1] = (byte) length;
      return;
    }
    array[at + 1] = (byte) (headerBytes == 4 ? 126 : 127);
    long rest = length;
    for (int i = headerBytes - 1; i >= 2; i--) {
      array[at + i] = (byte) rest;
      rest >>>= 8;
    }
  }
}
