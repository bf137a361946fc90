package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    EventQueue queue = new EventQueue(new ListStore(READABLE), 64 * 1024);
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

  @Test
  void cursorsThatGoTogetherReadEachEntryOfTheStoreOnce() throws IOException {
    ListStore store = new ListStore(Integer.MAX_VALUE);
    EventQueue queue = new EventQueue(store, 64 * 1024);
    for (int i = 1; i <= 20_000; i++) {
      queue.append(Entries.event(i, 100));
    }
    queue.publish();
    List<LogCursor> cursors = new ArrayList<>();
    List<List<Long>> seqs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      cursors.add(queue.cursor(i));
      seqs.add(new ArrayList<>());
    }
    byte[] out = new byte[64 * 1024];
    while (cursors.stream().anyMatch(cursor -> cursor.seq() < queue.top())) {
      for (int i = 0; i < cursors.size(); i++) {
        // They do not read alike, as their clients do not.
        Selector selector = i % 2 == 0 ? Entries.ALL : Entries.only("session-1");
        int bytes = cursors.get(i).read(selector, out, 0);
        seqs.get(i).addAll(Entries.seqs(out, bytes));
      }
    }
    for (int i = 0; i < cursors.size(); i++) {
      int first = i;
      assertEquals(
          LongStream.rangeClosed(1 + i, 20_000)
              .filter(seq -> first % 2 == 0 || seq % 3 == 1)
              .boxed()
              .toList(),
          seqs.get(i));
      cursors.get(i).close();
    }
    // Where they began each is alone, and the fast ones may lose the slow ones once.
    assertTrue(store.read < 2 * 20_000, () -> store.read + " reads");
    assertEquals(0, store.open);
  }

  private record Entry(long seq, long timeMillis, Facets facets, byte[] frame) {}

  /// Keeps everything, counts what is read, and fails to read beyond the first entries.
  private static final class ListStore implements EventStore {
    private final List<Entry> entries = new ArrayList<>();
    private final int readable;
    private int read;
    private int open;

    ListStore(int readable) {
      this.readable = readable;
    }

    @Override
    public String epoch() {
      return "e";
    }

    @Override
    public long lastSeq() {
      return entries.size();
    }

    @Override
    public long lastRunMillis() {
      return 0;
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
      open++;
      return new ListReader(this, (int) after);
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

  private static final class ListReader implements EventStore.Reader {
    private final ListStore store;
    private int next;

    ListReader(ListStore store, int next) {
      this.store = store;
      this.next = next;
    }

    @Override
    public boolean next() throws IOException {
      if (next >= store.readable) {
        throw new IOException("too many open files");
      }
      if (next >= store.entries.size()) {
        return false;
      }
      next++;
      store.read++;
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
    public void close() {
      store.open--;
    }

    private Entry entry() {
      return store.entries.get(next - 1);
    }
  }
}
