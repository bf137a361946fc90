package dev.muxcast.tmux;

/// tmux could not do what was asked; the message says in one line what to do about it.
public final class TmuxException extends Exception {

  private static final long serialVersionUID = 1;

  /// An exception with that line.
  public TmuxException(String message) {
    super(message);
  }
}
