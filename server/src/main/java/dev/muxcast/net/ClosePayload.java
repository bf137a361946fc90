package dev.muxcast.net;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Reads the payload of a Close frame.
final class ClosePayload {
  private ClosePayload() {}

  /// A Close frame's code and reason, or what is wrong with them (RFC 6455 §5.5.1, §7.4).
  ///
  /// @param bytes empty, or two bytes and more
  static Incoming read(byte[] bytes) {
    if (bytes.length == 0) {
      return new Incoming.Close(CloseCode.NO_STATUS.code(), "");
    }
    int code = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    if (!CloseCode.allowedOnWire(code)) {
      return new Incoming.Violation(
          CloseCode.PROTOCOL_ERROR, "close code " + code + " may not be sent");
    }
    Utf8Validator utf8 = new Utf8Validator();
    if (!utf8.accept(bytes, 2, bytes.length - 2) || !utf8.complete()) {
      return new Incoming.Violation(CloseCode.INVALID_DATA, "the close reason is not UTF-8");
    }
    return new Incoming.Close(code, new String(bytes, 2, bytes.length - 2, UTF_8));
  }
}
