package dev.muxcast.net;

/// Why a WebSocket connection ends: the codes of RFC 6455 §7.4.1 that muxcast sends or reports, and
/// muxcast's own.
///
/// muxcast's own codes carry the policy in their range: a client connects again after 4000–4499 and
/// stops after 4500–4999.
public enum CloseCode {
  /// The purpose is fulfilled.
  NORMAL(1000),
  /// The other side navigates away or goes down.
  GOING_AWAY(1001),
  /// A frame that RFC 6455 forbids.
  PROTOCOL_ERROR(1002),
  /// A kind of message that is not accepted here, such as binary on `/monitor`.
  UNSUPPORTED_DATA(1003),
  /// Reported, never sent: a Close frame came without a code (§7.1.5).
  NO_STATUS(1005),
  /// Reported, never sent: the connection broke without a Close frame (§7.1.5).
  ABNORMAL(1006),
  /// Text that is not UTF-8.
  INVALID_DATA(1007),
  /// A message over the limit.
  TOO_BIG(1009),
  /// The server met something it did not expect.
  INTERNAL_ERROR(1011),

  /// The server is shutting down.
  SHUTTING_DOWN(4000),
  /// The token has expired.
  TOKEN_EXPIRED(4005),
  /// Too many messages for too long.
  RATE_LIMITED(4009),
  /// No answer to a ping.
  NO_PONG(4012),

  /// The token is not known.
  BAD_TOKEN(4500),
  /// The first message could not be understood.
  MALFORMED(4501),
  /// No token came in time.
  NO_AUTH(4502),
  /// The token was revoked while in use.
  REVOKED(4503),
  /// No place for another connection.
  TOO_MANY_CONNECTIONS(4504),
  /// The token does not allow this endpoint.
  FORBIDDEN(4507),
  /// Too many refused messages.
  TOO_MANY_ERRORS(4509);

  private final int code;

  CloseCode(int code) {
    this.code = code;
  }

  /// The number on the wire.
  public int code() {
    return code;
  }

  /// Whether a Close frame may carry this number: those registered with IANA for use on the wire,
  /// and the ranges for libraries and applications (§7.4.1, §7.4.2).
  public static boolean allowedOnWire(int code) {
    return (code >= 1000 && code <= 1003)
        || (code >= 1007 && code <= 1014)
        || (code >= 3000 && code <= 4999);
  }
}
