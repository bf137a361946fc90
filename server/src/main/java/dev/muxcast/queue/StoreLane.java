package dev.muxcast.queue;

import java.io.IOException;

/// A place in the store and the reader that stands there. Used by whoever has the turn, see
/// [ReadTurns].
final class StoreLane {
  private final EventStore.Reader reader;
  private long at;
  private boolean pending;

  /// When it was used last, on its owner's clock.
  long used;

  /// @param after the seq behind which it begins
  StoreLane(EventStore.Reader reader, long after) {
    this.reader = reader;
    at = after;
  }

  /// The seq behind which the next entry stands.
  long at() {
    return at;
  }

  /// Looks for the next entry and does not pass it; false when there is none yet.
  boolean look() throws IOException {
    while (pending || reader.next()) {
      pending = reader.seq() > at;
      if (pending) {
        return true;
      }
    }
    return false;
  }

  /// The entry that was looked at, where it is.
  EventStore.Reader entry() {
    return reader;
  }

  /// Goes behind the entry that was looked at.
  void pass() {
    at = reader.seq();
    pending = false;
  }

  void close() {
    reader.close();
  }
}
