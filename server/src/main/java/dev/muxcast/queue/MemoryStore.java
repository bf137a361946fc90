package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Keeps nothing beyond the ring: for `store = "memory"`. Each start is a new epoch.
public final class MemoryStore implements EventStore {
  private final String epoch = Long.toHexString(ThreadLocalRandom.current().nextLong());
  private volatile long last;

  @Override
  public String epoch() {
    return epoch;
  }

  @Override
  public long lastSeq() {
    return last;
  }

  @Override
  public long lastRunMillis() {
    return 0;
  }

  @Override
  public long oldest() {
    return last + 1;
  }

  @Override
  public void append(
      long seq, long timeMillis, Facets facets, byte[] frame, int offset, int length) {
    last = seq;
  }

  @Override
  public void flush() {}

  @Override
  public @Nullable Reader read(long after) {
    return null;
  }

  @Override
  public @Nullable Reader readDown(long before, long untilMillis) {
    return null;
  }

  @Override
  public long placeBefore(long timeMillis) {
    return 0;
  }

  @Override
  public void close() {}
}
