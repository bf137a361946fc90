package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.Facets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every store does, whatever it keeps its records in. A store that keeps nothing beyond the
/// ring gives no readers, and all else holds for it too.
interface EventStoreContract {
  /// A fresh, empty store, closed by the test.
  EventStore open() throws IOException;

  private static void append(EventStore store, long seq, int size) throws IOException {
    Event event = Entries.event((int) seq, size);
    byte[] frame = new EventEncoder().frame(event, seq);
    byte[] shifted = new byte[frame.length + 7];
    System.arraycopy(frame, 0, shifted, 5, frame.length);
    store.append(seq, event.timeMillis(), Facets.of(event), shifted, 5, frame.length);
  }

  private static void check(EventStore.Reader reader) {
    int number = (int) reader.seq();
    String frame =
        new String(reader.bytes(), reader.offset(), reader.length(), StandardCharsets.UTF_8);
    assertTrue(frame.contains("\"content\":\"" + number + ":"), frame);
    assertEquals(Facets.of(Entries.event(number, 0)), reader.facets());
    assertEquals(Entries.event(number, 0).timeMillis(), reader.timeMillis());
  }

  @Test
  default void aFreshStoreIsEmpty() throws IOException {
    EventStore store = open();
    assertEquals(0, store.lastSeq());
    assertTrue(store.oldest() > 0);
    assertTrue(store.epoch().matches("[0-9a-f]{1,16}"), store.epoch());
    EventStore.Reader up = store.read(0);
    assertFalse(up != null && up.next());
    EventStore.Reader down = store.readDown(Long.MAX_VALUE, Long.MAX_VALUE);
    assertFalse(down != null && down.next());
    store.close();
  }

  @Test
  default void whatIsFlushedIsReadUpwardsAndDownwards() throws IOException {
    EventStore store = open();
    Random random = new Random(1);
    for (long seq = 1; seq <= 3_000; seq++) {
      append(store, seq, random.nextInt(2_000));
    }
    store.flush();
    assertEquals(3_000, store.lastSeq());
    try (EventStore.Reader up = store.read(0)) {
      long seq = 0;
      while (up != null && up.next()) {
        assertEquals(++seq, up.seq());
        check(up);
      }
      assertTrue(up == null || seq == 3_000);
    }
    try (EventStore.Reader down = store.readDown(2_500, Long.MAX_VALUE)) {
      long seq = 2_500;
      while (down != null && down.next()) {
        assertEquals(--seq, down.seq());
        check(down);
      }
      assertTrue(down == null || seq == 1);
    }
    store.close();
  }

  @Test
  default void aReaderAtTheEndSeesWhatComesLater() throws IOException {
    EventStore store = open();
    append(store, 1, 10);
    store.flush();
    EventStore.Reader up = store.read(0);
    List<Long> seen = new ArrayList<>();
    for (long seq = 2; seq <= 20; seq++) {
      while (up != null && up.next()) {
        seen.add(up.seq());
      }
      append(store, seq, 100);
      store.flush();
    }
    assertTrue(up == null || seen.size() == 19, seen::toString);
    store.close();
  }

  @Test
  default void aSeqThatWasLeftOutStaysLeftOut() throws IOException {
    EventStore store = open();
    for (long seq : new long[] {1, 2, 9, 10}) {
      append(store, seq, 10);
    }
    store.flush();
    assertEquals(10, store.lastSeq());
    EventStore.Reader up = store.read(2);
    while (up != null && up.next()) {
      assertTrue(up.seq() != 3);
    }
    store.close();
  }
}
