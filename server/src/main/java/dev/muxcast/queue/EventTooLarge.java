package dev.muxcast.queue;

/// An event that is larger, once it is encoded and its secrets are masked, than the log takes: it
/// is as if it had never been.
public final class EventTooLarge extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  EventTooLarge(int bytes) {
    super("an event of " + bytes + " bytes is too large; split it");
  }
}
