package dev.muxcast.net;

/// What a [FrameDecoder] makes of the bytes it is fed, in the order of the wire.
public sealed interface Incoming {

  /// A whole text message; its bytes were valid UTF-8 (RFC 6455 §5.6, §8.1).
  record Text(String text) implements Incoming {}

  /// A whole binary message. The array belongs to the receiver of this record.
  record Binary(byte[] bytes) implements Incoming {}

  /// A ping, to be answered by a pong with the same bytes (§5.5.2). It may come between the
  /// fragments of a message.
  record Ping(byte[] bytes) implements Incoming {}

  /// A pong, asked for or not (§5.5.3).
  record Pong(byte[] bytes) implements Incoming {}

  /// The other side closes: answer with a Close frame of the same code, or with an empty one for
  /// 1005, unless one was sent already (§5.5.1). Nothing follows it.
  ///
  /// @param code as sent, or 1005 when the frame carried none
  record Close(int code, String reason) implements Incoming {}

  /// The other side broke the protocol: send a Close frame with this code and end the connection
  /// (§7.1.7). Nothing follows it.
  ///
  /// @param code [CloseCode#PROTOCOL_ERROR], [CloseCode#UNSUPPORTED_DATA], [CloseCode#INVALID_DATA]
  ///   or [CloseCode#TOO_BIG]
  /// @param reason what was wrong, fit for a Close frame
  record Violation(CloseCode code, String reason) implements Incoming {}
}
