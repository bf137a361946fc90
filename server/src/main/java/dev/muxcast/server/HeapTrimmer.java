package dev.muxcast.server;

/// Collects garbage before the heap grows over it. The JVM's serial collector lets the old
/// generation grow to its bound before it ever looks for garbage there, and each connection that
/// lives longer than a few milliseconds leaves some: after a few thousand of them, in one second or
/// in a month, the process would be 20 MB larger for nothing.
///
/// Owns what it knows of the heap; any thread. A collection stops the process for about 10 ms.
final class HeapTrimmer {
  private static final long GROWTH_BYTES = 1 << 20;

  /// So many connections leave enough to be worth a collection once no more come.
  private static final int CONNECTIONS = 8;

  private static final int CROWD = 32;

  private final Runtime runtime = Runtime.getRuntime();
  private long clean = used();
  private int connections;
  private boolean moreCame;

  /// Looks after so many connections, so that a crowd of them is dealt with while it comes.
  synchronized void connectionCame() {
    connections++;
    moreCame = true;
    if (connections % CROWD == 0 && grown()) {
      collect();
    }
  }

  /// Collects if much has gathered since the last time. To be called every second.
  synchronized void look() {
    if (grown() || (connections >= CONNECTIONS && !moreCame)) {
      collect();
      connections = 0;
    }
    moreCame = false;
  }

  private boolean grown() {
    return used() > clean + GROWTH_BYTES;
  }

  private void collect() {
    System.gc();
    clean = used();
  }

  private long used() {
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
