package dev.muxcast.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What all clients together may hold of the heap beyond the little that each connection always
/// takes: rules, large messages, answers that are being written. It ends long before the heap does,
/// so that whatever clients do there is room for watching tmux.
///
/// One client has at most a quarter of it, and the clients of one token half: who shares a token
/// with a crowd may be refused, others are not. Owns the counts; any thread.
public final class MemoryBudget {
  private static final int PART_OF_HEAP = 4;

  private final long most;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition given = lock.newCondition();
  private final Map<String, Long> byToken = new HashMap<>();
  private long taken;

  MemoryBudget(long bytes) {
    most = bytes;
  }

  /// The part of this process's heap that is for clients.
  public static MemoryBudget ofHeap() {
    return new MemoryBudget(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /// A client's account, which its owner closes.
  ClientMemory open(String tokenId) {
    return new ClientMemory(this, tokenId);
  }

  /// @return false when there is no room for it now
  boolean take(ClientMemory client, long bytes, long patienceNanos) {
    long left = patienceNanos;
    lock.lock();
    try {
      while (!fits(client, bytes)) {
        if (left <= 0) {
          return false;
        }
        left = given.awaitNanos(left);
      }
      count(client, bytes);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  void give(ClientMemory client, long bytes) {
    lock.lock();
    try {
      count(client, -Math.min(bytes, client.taken));
      given.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(ClientMemory client, long bytes) {
    return client.taken + bytes <= most / 4
        && byToken.getOrDefault(client.tokenId, 0L) + bytes <= most / 2
        && taken + bytes <= most;
  }

  private void count(ClientMemory client, long bytes) {
    client.taken += bytes;
    taken += bytes;
    long ofToken = byToken.getOrDefault(client.tokenId, 0L) + bytes;
    if (ofToken == 0) {
      byToken.remove(client.tokenId);
    } else {
      byToken.put(client.tokenId, ofToken);
    }
  }

  /// How much is taken.
  long taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// How long a client may wait for room.
  static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
}
