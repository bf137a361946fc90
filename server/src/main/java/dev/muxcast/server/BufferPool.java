package dev.muxcast.server;

import java.util.concurrent.ConcurrentLinkedDeque;

/// Lends the buffers in which followers gather what they write. Only a follower with news holds
/// one, so a few serve many clients. Any thread.
public final class BufferPool {
  static final int SIZE = 64 * 1024;
  private static final int KEPT = 4;

  private final ConcurrentLinkedDeque<byte[]> free = new ConcurrentLinkedDeque<>();

  byte[] take() {
    byte[] buffer = free.pollFirst();
    return buffer == null ? new byte[SIZE] : buffer;
  }

  /// Gives a buffer back; beyond the few that are kept it is left to the garbage collector.
  void give(byte[] buffer) {
    if (free.size() < KEPT) {
      free.addFirst(buffer);
    }
  }
}
