package dev.muxcast.server;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// Names for connections: a number that counts up, behind a start that differs between two runs of
/// the server.
final class ClientIds {
  private static final String RUN =
      Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000, 0x10000));
  private static final AtomicLong COUNT = new AtomicLong();

  private ClientIds() {}

  static String next() {
    return "c-" + RUN + "-" + COUNT.incrementAndGet();
  }
}
