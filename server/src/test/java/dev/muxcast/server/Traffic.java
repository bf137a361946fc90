package dev.muxcast.server;

/// What every message that a test client receives must be.
final class Traffic {
  private Traffic() {}

  static void check(String message) {
    if (!message.startsWith("{\"type\":\"") || !message.endsWith("}")) {
      throw new AssertionError("not a message: " + message);
    }
  }
}
