package dev.muxcast.protocol;

/// Why a request was refused: the `code` of an `error`. The table in `PROTOCOL.md` lists the same
/// codes, and a test compares the two.
public enum ErrorCode {
  /// The message is no JSON (RFC 8259), or no object.
  INVALID_JSON,
  /// A field is missing, has the wrong type, or contradicts another.
  INVALID_MESSAGE,
  /// No such action, or one that this version does not answer yet.
  UNKNOWN_ACTION,
  /// Anything but `auth` before a successful `auth`.
  AUTH_REQUIRED,
  /// The token is unknown, expired or revoked; stands in `auth.response`, and the connection ends.
  AUTH_FAILED,
  /// The role or the session scope of the token does not allow it.
  FORBIDDEN,
  /// `filters` or `rules` can't be understood, or there are too many rules.
  INVALID_FILTER,
  /// No such session, window, pane, alert, or one of another server instance.
  TARGET_NOT_FOUND,
  /// Too many messages; this one was dropped.
  RATE_LIMIT,
  /// The server can't do it now, such as publishing on a full disk. Trying again later may help.
  UNAVAILABLE,
  /// A defect of the server; its log says more.
  INTERNAL_ERROR
}
