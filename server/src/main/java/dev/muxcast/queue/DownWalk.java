package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The log from some place down to its oldest entry: first the ring, then the store. One thread at
/// a time.
final class DownWalk implements EventStore.Reader {
  private final Ring ring;
  private final EventStore store;
  private final long untilMillis;
  private final Ring.Entry entry = new Ring.Entry();
  private EventStore.@Nullable Reader kept;
  private boolean inStore;
  private long before;

  /// @param before only what has a smaller seq is given
  /// @param untilMillis a hint: what is surely later may be left out
  DownWalk(Ring ring, EventStore store, long before, long untilMillis) {
    this.ring = ring;
    this.store = store;
    this.before = Math.min(before, ring.top() + 1);
    this.untilMillis = untilMillis;
  }

  @Override
  public boolean next() throws IOException {
    if (!inStore) {
      if (ring.read(before - 1, entry)) {
        before--;
        return true;
      }
      inStore = true;
      kept = store.readDown(before, untilMillis);
    }
    EventStore.Reader reader = kept;
    return reader != null && reader.next();
  }

  private EventStore.Reader reader() {
    return Objects.requireNonNull(kept, "call next first");
  }

  @Override
  public long seq() {
    return inStore ? reader().seq() : entry.seq;
  }

  @Override
  public long timeMillis() {
    return inStore ? reader().timeMillis() : entry.timeMillis;
  }

  @Override
  public Facets facets() {
    return inStore ? reader().facets() : Objects.requireNonNull(entry.facets, "call next first");
  }

  @Override
  public byte[] bytes() {
    return inStore ? reader().bytes() : entry.bytes;
  }

  @Override
  public int offset() {
    return inStore ? reader().offset() : 0;
  }

  @Override
  public int length() {
    return inStore ? reader().length() : entry.length;
  }

  @Override
  public void close() {
    EventStore.Reader reader = kept;
    if (reader != null) {
      reader.close();
    }
  }
}
