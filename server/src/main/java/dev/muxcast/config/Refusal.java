package dev.muxcast.config;

/// The server can't go on, and its user can do something about it. The message is the whole line
/// they see: what is wrong, where, and the fix.
public final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  /// A refusal that prints as `message`.
  public Refusal(String message) {
    super(message, null, false, false);
  }
}
