package dev.muxcast.auth;

import java.util.Locale;

/// What a role may do, as the `permissions` of `auth.response` name it.
public enum Permission {
  /// Subscribe, snapshot, history, search, explain.
  READ,
  /// Acknowledge alerts.
  ACKNOWLEDGE,
  /// Publish `custom.*` events.
  PUBLISH,
  /// Send input and commands.
  COMMAND,
  /// See the raw bytes of a terminal.
  TERMINAL,
  /// Manage tokens and settings.
  ADMIN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The word the protocol uses.
  public String word() {
    return word;
  }
}
