package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogCursorTest {
  private static final int READABLE = 40;

  @Test
  void whatWasReadBeforeTheStoreFailedIsDeliveredAndTheRestDeclared() throws IOException {
    EventQueue queue = new EventQueue(new FailingStore(), 64 * 1024);
    for (int i = 1; i <= 2_000; i++) {
      queue.append(Entries.event(i, 100));
    }
    queue.publish();
    List<Gap> gaps = new ArrayList<>();
    List<Long> seqs;
    try (LogCursor cursor = queue.cursor(0)) {
      seqs = Entries.drain(queue, cursor, Entries.ALL, gaps);
    }
    assertEquals(1, gaps.size());
    Gap gap = gaps.getFirst();
    assertEquals(READABLE + 1, gap.fromSeq());
    assertEquals(Gap.Reason.CRASH, gap.reason());
    List<Long> expected =
        LongStream.rangeClosed(1, 2_000)
            .filter(seq -> seq <= READABLE || seq > gap.toSeq())
            .boxed()
            .toList();
    assertEquals(expected, seqs);
  }

  private record Entry(long seq, long timeMillis, Facets facets, byte[] frame) {}

  /// Keeps everything, and fails to read beyond the first entries.
  private static final class FailingStore implements EventStore {
    private final List<Entry> entries = new ArrayList<>();

    @Override
    public String epoch() {
      return "e";
    }

    @Override
    public long lastSeq() {
      return entries.size();
    }

    @Override
    public long oldest() {
      return 1;
    }

    @Override
    public void append(
        long seq, long timeMillis, Facets facets, byte[] frame, int offset, int length) {
      byte[] own = Arrays.copyOfRange(frame, offset, offset + length);
      entries.add(new Entry(seq, timeMillis, facets, own));
    }

    @Override
    public void flush() {}

    @Override
    public Reader read(long after) {
      return new FailingReader(entries, (int) after);
    }

    @Override
    public Reader readDown(long before, long untilMillis) {
      throw new UnsupportedOperationException("nobody looks back here");
    }

    @Override
    public long placeBefore(long timeMillis) {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static final class FailingReader implements EventStore.Reader {
    private final List<Entry> entries;
    private int next;

    FailingReader(List<Entry> entries, int next) {
      this.entries = entries;
      this.next = next;
    }

    @Override
    public boolean next() throws IOException {
      if (next >= READABLE) {
        throw new IOException("too many open files");
      }
      next++;
      return true;
    }

    @Override
    public long seq() {
      return entry().seq();
    }

    @Override
    public long timeMillis() {
      return entry().timeMillis();
    }

    @Override
    public Facets facets() {
      return entry().facets();
    }

    @Override
    public byte[] bytes() {
      return entry().frame();
    }

    @Override
    public int offset() {
      return 0;
    }

    @Override
    public int length() {
      return entry().frame().length;
    }

    @Override
    public void close() {}

    private Entry entry() {
      return entries.get(next - 1);
    }
  }
}
