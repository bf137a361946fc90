package dev.muxcast.bench.reference;

import java.io.IOException;

/// A JVM that does nothing: what any server on it costs before it has begun.
public final class SleepingJvm {
  private SleepingJvm() {}

  /// Says that it runs, and ends with its standard input.
  public static void main(String[] arguments) throws IOException {
    System.out.println("started");
    while (System.in.read() >= 0) {
      // Nothing is asked of it.
    }
  }
}
