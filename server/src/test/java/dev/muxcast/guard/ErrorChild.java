package dev.muxcast.guard;

import java.util.ArrayList;
import java.util.List;

/// A process in one of whose threads an `Error` is thrown.
final class ErrorChild {
  private ErrorChild() {}

  /// @param arguments which kind of thread: `platform` or `virtual`; and `fault` for no `Error`, or
  ///   `memory` for one of the JVM's own
  public static void main(String[] arguments) throws InterruptedException {
    Guard.endProcessOnErrors();
    boolean fault = arguments.length > 1 && arguments[1].equals("fault");
    boolean memory = arguments.length > 1 && arguments[1].equals("memory");
    Thread.Builder kind = arguments[0].equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform();
    kind.name("doomed")
        .start(() -> {
          for (List<byte[]> all = new ArrayList<>(); memory; ) {
            all.add(new byte[100_000]);
          }
          if (fault) {
            throw new IllegalStateException("a fault");
          }
          throw new OutOfMemoryError("none of it");
        })
        .join();
    if (fault) {
      System.out.println(Faults.SHARED.count());
    } else {
      Thread.currentThread().join();
    }
  }
}
