package dev.muxcast.imsg;

import java.io.IOException;
import java.io.UncheckedIOException;

/// One loop for all tests of a JVM.
public final class LoopOfTests {
  public static final TmuxSocketLoop LOOP = start();

  private LoopOfTests() {}

  private static TmuxSocketLoop start() {
    try {
      return TmuxSocketLoop.start(SocketTrust.ours(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
