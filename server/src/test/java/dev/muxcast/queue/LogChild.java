package dev.muxcast.queue;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// A process that appends until it is killed, and says what its own follower could see: the seq it
/// prints was visible, so no crash of the process may lose it.
final class LogChild {
  private LogChild() {}

  public static void main(String[] args) throws Exception {
    SegmentStore store =
        SegmentStore.open(Path.of(args[0]), Duration.ofHours(1), 1L << 30, Clock.systemUTC());
    EventQueue queue = new EventQueue(store, 256 * 1024);
    PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
    out.println("epoch " + queue.epoch());
    out.println("first " + (queue.top() + 1));
    Thread.ofVirtual()
        .start(() -> {
          byte[] bytes = new byte[64 * 1024];
          try (LogCursor cursor = queue.cursor(queue.top());
              Waiter waiter = new Waiter(queue)) {
            while (true) {
              waiter.awaitBeyond(cursor.seq());
              cursor.read(Entries.ALL, bytes, 0);
              out.println("seen " + cursor.seq());
            }
          }
        });
    long pauseEvery = Long.parseLong(args[1]);
    for (int i = 0; ; i++) {
      queue.append(Entries.event(i, 50 + i % 400));
      if (i % 7 == 0) {
        queue.publish();
      }
      if (i % pauseEvery == 0) {
        queue.publish();
        Thread.sleep(1);
      }
    }
  }
}
