package dev.muxcast.guard;

/// A process in one of whose threads an `Error` is thrown.
final class ErrorChild {
  private ErrorChild() {}

  /// @param arguments which kind of thread: `platform` or `virtual`; and `fault` for no `Error`
  public static void main(String[] arguments) throws InterruptedException {
    Guard.endProcessOnErrors();
    boolean fault = arguments.length > 1;
    Thread.Builder kind = arguments[0].equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform();
    kind.name("doomed")
        .start(() -> {
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
