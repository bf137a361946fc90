package dev.muxcast.server;

/// What one client may take of the server. Immutable.
///
/// @param clients authenticated connections in all
/// @param perAddress authenticated connections from one address of another machine
/// @param unauthenticated connections that have not authenticated yet; they take no client's slot
/// @param messagesPerSecond what a client may send
/// @param burst how much of that at once
/// @param maxLagMillis how far a client may be behind before it jumps to the top; 0 means never
public record Limits(
    int clients,
    int perAddress,
    int unauthenticated,
    int messagesPerSecond,
    int burst,
    long maxLagMillis) {

  /// Time to say who one is.
  static final int AUTH_MILLIS = 5_000;

  /// Bytes a WebSocket may send before it has said so, in one message or in many.
  static final int BYTES_BEFORE_AUTH = 4 * 1024;

  /// The largest message of a client.
  static final int MESSAGE_BYTES = 64 * 1024;

  /// How long a client may stay over its bucket.
  static final int FLOOD_SECONDS = 10;

  /// How long a client is not read after a message that was dropped; half of what lets one pass
  /// again, so that a flood stays over the bucket.
  static final long SLOW_NANOS = 5_000_000;

  /// Errors within a minute that end a connection.
  static final int ERRORS_PER_MINUTE = 20;

  /// How often a client is asked whether it is there.
  static final long PING_MILLIS = 15_000;

  /// How long it may take to answer.
  static final long PONG_MILLIS = 30_000;

  /// How often a client is told where it is.
  static final long BOOKMARK_MILLIS = 5_000;

  /// How long a write may make no progress.
  static final long STALL_MILLIS = 10_000;

  /// What the kernel may hold for a client that does not read.
  static final int IN_FLIGHT_BYTES = 128 * 1024;

  /// The limits without any configuration.
  public static final Limits DEFAULT = new Limits(100, 32, 20, 100, 200, 10_000);
}
