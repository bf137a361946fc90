package dev.muxcast.server;

import dev.muxcast.protocol.ErrorCode;

/// A request that can't be granted; it becomes an `error`.
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /// @param message what is wrong and what to do
  public RequestRefused(ErrorCode code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }

  /// What is wrong and what to do.
  public String text() {
    String message = getMessage();
    return message == null ? code.name() : message;
  }
}
