package dev.muxcast.server;

import dev.muxcast.protocol.SchemaCheck;

/// What every message that a test client receives must be: what the contract lets a server send.
final class Traffic {
  private Traffic() {}

  static void check(String message) {
    SchemaCheck.validateServerMessage(message);
  }
}
