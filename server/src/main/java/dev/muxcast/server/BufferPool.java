package dev.muxcast.server;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Lends the buffers in which followers gather what they write. Only a follower with news holds
/// one, so a few serve many clients. A client that does not read keeps its own for seconds: where
/// many do, further ones are small. Any thread.
public final class BufferPool {
  static final int SIZE = 64 * 1024;
  private static final int KEPT = 4;

  private static final int MOST_LARGE = 16;
  private static final int SMALL = 16 * 1024;

  private final ConcurrentLinkedDeque<byte[]> free = new ConcurrentLinkedDeque<>();
  private final AtomicInteger lent = new AtomicInteger();

  byte[] take() {
    if (lent.incrementAndGet() > MOST_LARGE) {
      return new byte[SMALL];
    }
    byte[] buffer = free.pollFirst();
    return buffer == null ? new byte[SIZE] : buffer;
  }

  /// Gives a buffer back; beyond the few that are kept it is left to the garbage collector.
  void give(byte[] buffer) {
    lent.decrementAndGet();
    if (buffer.length == SIZE && free.size() < KEPT) {
      free.addFirst(buffer);
    }
  }
}
