package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Facets;
import dev.muxcast.event.Place;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RingTest {
  private static final Facets EVEN = new Facets("even", Place.NOWHERE, null, null);
  private static final Facets ODD = new Facets("odd", Place.NOWHERE, null, null);

  private static byte[] frame(long seq, int size) {
    byte[] frame = new byte[size];
    for (int i = 0; i < size; i++) {
      frame[i] = (byte) (seq * 31 + i);
    }
    return frame;
  }

  @Test
  void whatIsReadIsWhatWasAddedWhateverTheSizesAndTheFilter() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int area = 200 + random.nextInt(800);
      int largest = 1 + random.nextInt(area);
      Ring ring = new Ring(area, 1 << (2 + random.nextInt(5)), 0);
      List<byte[]> frames = new ArrayList<>();
      for (int step = 0; step < 400; step++) {
        long seq = frames.size() + 1;
        byte[] frame = frame(seq, 1 + random.nextInt(largest));
        frames.add(frame);
        ring.add(seq, seq % 2 == 0 ? EVEN : ODD, frame, 0, frame.length);
        ring.publish();
        check(ring, frames, random, "seed " + seed + " step " + step);
      }
      assertTrue(ring.oldest() > 1, "seed " + seed);
    }
  }

  private static void check(Ring ring, List<byte[]> frames, Random random, String when) {
    int kind = random.nextInt(3);
    Selector selector =
        facets ->
            kind == 0 || facets == (kind == 1 ? EVEN : ODD)
                ? Selector.Choice.TAKE
                : Selector.Choice.SKIP;
    long after = ring.oldest() - 1 + random.nextInt((int) (ring.top() - ring.oldest() + 2));
    byte[] out = new byte[2_000];
    int offset = random.nextInt(50);
    Copied copied = new Copied();
    copied.begin(out, offset, after);
    ring.copy(selector, copied);
    int bytes = copied.end();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (long seq = after + 1; seq <= ring.top(); seq++) {
      if (kind == 0 || (seq % 2 == 0) == (kind == 1)) {
        expected.writeBytes(frames.get((int) seq - 1));
      }
    }
    assertEquals(ring.top(), copied.seq(), when);
    assertEquals(expected.size(), bytes, when);
    byte[] got = java.util.Arrays.copyOfRange(out, offset, offset + bytes);
    assertArrayEquals(expected.toByteArray(), got, when);
  }

  @Test
  void aRoomTooSmallForAllTakesWholeEntriesOnly() {
    Ring ring = new Ring(1_000, 64, 0);
    for (int seq = 1; seq <= 9; seq++) {
      ring.add(seq, ODD, frame(seq, 100), 0, 100);
    }
    ring.publish();
    Copied copied = new Copied();
    byte[] out = new byte[250];
    copied.begin(out, 0, 0);
    ring.copy(Entries.ALL, copied);
    assertEquals(2, copied.seq());
    assertEquals(200, copied.end());
    copied.begin(out, 200, 2);
    ring.copy(Entries.ALL, copied);
    assertEquals(2, copied.seq());
    assertEquals(100, copied.roomNeeded());
    assertEquals(0, copied.end());
  }

  @Test
  void aReaderNeverTakesWhatIsOverwrittenMeanwhile() throws InterruptedException {
    Ring ring = new Ring(4_000, 64, 0);
    AtomicReference<String> wrong = new AtomicReference<>();
    long end = 300_000;
    List<Thread> readers = new ArrayList<>();
    for (int reader = 0; reader < 3; reader++) {
      readers.add(Thread.ofPlatform().start(() -> readAll(ring, end, wrong)));
    }
    for (long seq = 1; seq <= end; seq++) {
      byte[] frame = frame(seq, 20 + (int) (seq % 200));
      ring.add(seq, ODD, frame, 0, frame.length);
      if (seq % 3 == 0) {
        ring.publish();
      }
    }
    ring.publish();
    for (Thread reader : readers) {
      reader.join();
    }
    assertEquals(null, wrong.get());
  }

  private static void readAll(Ring ring, long end, AtomicReference<String> wrong) {
    byte[] out = new byte[3_000];
    Copied copied = new Copied();
    Ring.Entry entry = new Ring.Entry();
    long seq = 0;
    while (seq < end && wrong.get() == null) {
      copied.begin(out, 0, seq);
      ring.copy(Entries.ALL, copied);
      int bytes = copied.end();
      if (copied.overtaken) {
        seq = ring.oldest() - 1;
        continue;
      }
      int at = 0;
      while (seq < copied.seq()) {
        seq++;
        int size = 20 + (int) (seq % 200);
        for (int i = 0; i < size; i++) {
          if (out[at + i] != (byte) (seq * 31 + i)) {
            wrong.set("seq " + seq + " byte " + i);
          }
        }
        at += size;
      }
      if (at != bytes) {
        wrong.set("bytes " + at + " " + bytes);
      }
      long oldest = ring.oldest();
      if (ring.read(oldest, entry)
          && (entry.length != 20 + oldest % 200 || entry.bytes[3] != (byte) (oldest * 31 + 3))) {
        wrong.set("read " + oldest);
      }
    }
  }
}
