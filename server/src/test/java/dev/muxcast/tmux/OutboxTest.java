package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutboxTest {
  private final CountDownLatch thaw = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private Thread last = Thread.currentThread();

  /// A pipe that takes as much as every pipe does, and then waits to be read.
  private final OutputStream pipe =
      new OutputStream() {
        @Override
        public void write(int b) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(byte[] bytes) {
          last = Thread.currentThread();
          if (written.size() + bytes.length > 4_096) {
            try {
              thaw.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          written.writeBytes(bytes);
        }

        @Override
        public void close() {
          closed.countDown();
        }
      };

  private final Outbox outbox = new Outbox("of the test", pipe);

  private static byte[] line(int length) {
    return ("x".repeat(length - 1) + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whatThePipeSurelyTakesIsWrittenAtOnceByWhoeverAsks() {
    for (int i = 0; i < 1_000; i++) {
      assertTrue(outbox.put(line(100)));
      outbox.read(100);
      written.reset();
    }
    assertEquals(Thread.currentThread(), last);
  }

  @Test
  void nobodyWaitsForATmuxThatReadsNothing_andItsPipeIsClosedOnceItDoes()
      throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      assertTrue(outbox.put((i + "\n").repeat(100).getBytes(StandardCharsets.US_ASCII)));
    }
    outbox.close();
    assertEquals(1, closed.getCount());
    thaw.countDown();
    assertTrue(closed.await(10, TimeUnit.SECONDS));
    assertTrue(written.toString(StandardCharsets.US_ASCII).startsWith("0\n"));
  }

  @Test
  void aFaultInTheWritingClosesThePipe_soThatTheClientLeaves() throws InterruptedException {
    Outbox faulty =
        new Outbox(
            "of the test",
            new OutputStream() {
              @Override
              public void write(int b) {
                throw new IllegalStateException("of the test");
              }

              @Override
              public void close() {
                closed.countDown();
              }
            });
    assertTrue(faulty.put(line(5_000)));
    assertTrue(closed.await(10, TimeUnit.SECONDS));
  }

  @Test
  void everythingIsWrittenInOrder() throws InterruptedException {
    StringBuilder all = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < 3_000; i++) {
      String line = "line " + i + "\n";
      all.append(line);
      bytes += line.length();
      outbox.put(line.getBytes(StandardCharsets.US_ASCII));
    }
    thaw.countDown();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (written.size() < bytes && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(all.toString(), written.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void whatIsTooMuchIsRefused_butOneLineNever() {
    assertTrue(outbox.put(line(3 << 20)));
    assertFalse(outbox.put(line(10)));
    outbox.read(3 << 20);
    assertTrue(outbox.put(line(10)));
    thaw.countDown();
  }
}
