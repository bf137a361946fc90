package dev.muxcast.imsg;

/// What comes over a socket is no talk of tmux's.
final class ImsgException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  ImsgException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// What is wrong, in words.
  String reason() {
    return reason;
  }
}
