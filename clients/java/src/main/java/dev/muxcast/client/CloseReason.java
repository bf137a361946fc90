package dev.muxcast.client;

/// How a connection ended, and so what to do next.
///
/// Source: DESIGN 6.4: connect again on 4000–4499 and on 1006, stop on 4500–4999. Of the codes of
/// RFC 6455 §7.4.1 those that say "later" (1001, 1011 to 1014) are tried again too, and those that
/// say that one of the two breaks the protocol are not.
///
/// @param code 1006 when the connection broke without a close frame
record CloseReason(int code, String reason) {

  static final CloseReason BROKEN = new CloseReason(1006, "connection lost");

  /// Whether another try can help.
  boolean retry() {
    if (code >= 4000) {
      return code < 4500;
    }
    return switch (code) {
      case 1001, 1005, 1006, 1011, 1012, 1013, 1014 -> true;
      default -> false;
    };
  }

  /// The end as an exception, for those who still wait for an answer.
  MuxcastException exception() {
    return retry()
        ? new MuxcastException.Lost("The connection was lost: " + words() + ".")
        : new MuxcastException.Refused(
            Integer.toString(code), "The server closed the connection: " + words() + ".");
  }

  /// The code in words.
  String words() {
    String meaning =
        switch (code) {
          case 1006 -> reason.isBlank() ? "it broke" : "it broke (" + reason + ")";
          case 4000 -> "the server shuts down";
          case 4005 -> "the token has expired";
          case 4009 -> "too many messages";
          case 4012 -> "no answer to its ping";
          case 4500 -> "the token is not valid";
          case 4501 -> "a malformed message";
          case 4502 -> "no token came in time";
          case 4503 -> "the token was revoked";
          case 4504 -> "too many connections";
          case 4507 -> "the token may not do that";
          case 4509 -> "too many errors";
          default -> reason.isBlank() ? "no reason given" : reason;
        };
    return code == 1006 ? meaning : meaning + " (" + code + ")";
  }
}
