package dev.muxcast.server;

import dev.muxcast.protocol.ErrorCode;

/// What one client holds of the [MemoryBudget]. Small things are not counted: there are so few of
/// them at a time that they are part of what a connection always takes. Any thread; its session
/// closes it.
final class ClientMemory implements AutoCloseable {
  /// What is smaller is not counted.
  static final int FREE_BYTES = 8 * 1024;

  /// Of a character that is being written: the text, and its bytes.
  private static final int BYTES_OF_REPLY = 2;

  /// Of a character of a request that is being answered: the text, and the objects it is read into.
  private static final int BYTES_OF_REQUEST = 8;

  private final MemoryBudget all;
  final String tokenId;

  /// Guarded by the budget's lock.
  long taken;

  /// The reader's own: how much of a message that is not whole yet.
  private int gathered;

  ClientMemory(MemoryBudget all, String tokenId) {
    this.all = all;
    this.tokenId = tokenId;
  }

  /// Room that is given back by closing it.
  interface Room extends AutoCloseable {
    Room NONE = () -> {};

    @Override
    void close();
  }

  /// Takes room, waiting a moment for it.
  ///
  /// @throws RequestRefused when there is none
  Room room(long bytes) {
    if (bytes < FREE_BYTES) {
      return Room.NONE;
    }
    if (!all.take(this, bytes, MemoryBudget.PATIENCE_NANOS)) {
      throw none();
    }
    return () -> all.give(this, bytes);
  }

  /// Room for an answer while it is written.
  Room forReply(String json) {
    return room((long) BYTES_OF_REPLY * json.length());
  }

  /// Room for what a message is made into while it is answered.
  Room forRequest(String text) {
    return room((long) BYTES_OF_REQUEST * text.length());
  }

  /// Room for what stays: from so many bytes to so many. Does not wait.
  ///
  /// @throws RequestRefused when there is none; it then is as it was
  void change(long before, long after) {
    if (after > before && !all.take(this, after - before, 0)) {
      throw none();
    } else if (after < before) {
      all.give(this, before - after);
    }
  }

  /// Has room for what is there of a message that is not whole yet. The reader's.
  ///
  /// @return false when there is none
  boolean gathered(int bytes) {
    int counted = bytes < FREE_BYTES ? 0 : bytes;
    if (counted > gathered && !all.take(this, counted - gathered, MemoryBudget.PATIENCE_NANOS)) {
      return false;
    }
    if (counted < gathered) {
      all.give(this, gathered - counted);
    }
    gathered = counted;
    return true;
  }

  @Override
  public void close() {
    all.give(this, Long.MAX_VALUE);
  }

  private static RequestRefused none() {
    return new RequestRefused(
        ErrorCode.UNAVAILABLE, "the server has no room for so much now: ask for less, or later");
  }
}
