package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A place in the log, and the way from it to the top: through the ring while the place is in it,
/// else through the store. One thread at a time; it holds a file open while it reads the store.
public final class LogCursor implements AutoCloseable {
  private static final int ENTRIES_A_TURN = 256;

  /// So many entries of the store are looked at in one read, so that whoever holds a lock meanwhile
  /// lets it go now and then.
  private static final int MOST_ENTRIES = 8_192;

  private final EventQueue queue;
  private final Ring ring;
  private final EventStore store;
  private final Ring.Copied copied = new Ring.Copied();
  private EventStore.@Nullable Reader reader;
  private boolean pending;
  private long seq;
  private @Nullable Gap gap;
  private int roomNeeded;
  private int storeBytes;
  private @Nullable Facets substitute;
  private long substituteTimeMillis;

  LogCursor(EventQueue queue, Ring ring, EventStore store, long after) {
    this.queue = queue;
    this.ring = ring;
    this.store = store;
    seq = after;
  }

  /// The last seq that is behind this cursor.
  public long seq() {
    return seq;
  }

  /// What was missing at the end of the last `read`; null when nothing was.
  public @Nullable Gap gap() {
    return gap;
  }

  /// How much room the next frame takes that the last `read` found too little left for; 0 when it
  /// found enough. At most [EventQueue#MOST_EVENT_BYTES].
  public int roomNeeded() {
    return roomNeeded;
  }

  /// The facets of the entry at `seq()`, when the last `read` came upon one to be substituted.
  public @Nullable Facets substitute() {
    return substitute;
  }

  /// When the substituted entry happened.
  public long substituteTimeMillis() {
    return substituteTimeMillis;
  }

  /// Copies the frames of the next chosen entries into `out` from `offset` on, as far as they fit,
  /// and moves on. It returns early after a gap and at an entry to be substituted: look at `gap`
  /// and `substitute` after the bytes. There is more when `seq()` is still below the top.
  ///
  /// @return how many bytes were copied; 0 may also mean that `out` has too little room left, see
  ///   `roomNeeded`
  public int read(Selector selector, byte[] out, int offset) {
    gap = null;
    substitute = null;
    roomNeeded = 0;
    while (true) {
      if (seq + 1 >= ring.oldest()) {
        leaveStore();
        ring.copy(seq, selector, out, offset, copied);
        if (!copied.overtaken) {
          seq = copied.seq;
          substitute = copied.substitute;
          substituteTimeMillis = copied.substituteTimeMillis;
          roomNeeded = copied.roomNeeded;
          return copied.bytes;
        }
      }
      storeBytes = 0;
      try {
        readStore(selector, out, offset);
      } catch (IOException e) {
        // Files that are gone or can't be read are passed over by the reader itself; what is left
        // is that no file can be opened, or that this thread was interrupted. What was copied
        // before goes out first: the next `read` comes upon the same.
        leaveStore();
        if (storeBytes == 0) {
          declareHoleTo(ring.oldest(), Gap.Reason.CRASH);
        }
      }
      return storeBytes;
    }
  }

  /// When the next entry behind the cursor happened; `Long.MAX_VALUE` when there is none, or none
  /// that could be read.
  public long nextTimeMillis() {
    if (seq >= queue.top()) {
      return Long.MAX_VALUE;
    }
    long time = ring.timeMillis(seq + 1);
    return time >= 0 ? time : storedTimeMillis();
  }

  /// The ring alone can't tell how late a client is: it may hold less than a second of a flood.
  private long storedTimeMillis() {
    try {
      EventStore.Reader open = reader;
      if (open == null) {
        open = store.read(seq);
        reader = open;
        pending = false;
      }
      while (open != null && (pending || open.next())) {
        pending = open.seq() > seq;
        if (pending) {
          return open.timeMillis();
        }
      }
    } catch (IOException e) {
      // The next `read` comes upon the same and declares it.
      leaveStore();
    }
    return Long.MAX_VALUE;
  }

  /// Moves the cursor without reading.
  public void jumpTo(long after) {
    leaveStore();
    seq = after;
  }

  @Override
  public void close() {
    leaveStore();
  }

  /// Leaves in `storeBytes` how much it copied, also when it throws.
  private void readStore(Selector selector, byte[] out, int offset) throws IOException {
    if (seq + 1 < queue.oldest()) {
      declareHoleTo(queue.oldest(), Gap.Reason.RETENTION);
      return;
    }
    EventStore.Reader open = reader;
    if (open == null) {
      open = store.read(seq);
      reader = open;
      pending = false;
    }
    if (open == null) {
      declareHoleTo(ring.oldest(), Gap.Reason.RETENTION);
      return;
    }
    int passed = 0;
    while (seq < queue.top() && (pending || open.next())) {
      pending = true;
      if (++passed % ENTRIES_A_TURN == 0) {
        // A virtual thread is never interrupted by another: leave the core to live delivery.
        Thread.yield();
      }
      if (passed > MOST_ENTRIES) {
        return;
      }
      if (open.seq() <= seq) {
        pending = false;
        continue;
      }
      if (open.seq() > seq + 1) {
        declareHoleTo(open.seq(), Gap.Reason.CRASH);
        return;
      }
      Selector.Choice choice = selector.choose(open.facets());
      if (choice == Selector.Choice.TAKE) {
        int at = offset + storeBytes;
        if (at + open.length() > out.length) {
          roomNeeded = open.length();
          return;
        }
        System.arraycopy(open.bytes(), open.offset(), out, at, open.length());
        storeBytes += open.length();
      } else if (choice == Selector.Choice.SUBSTITUTE) {
        if (storeBytes > 0) {
          return;
        }
        substitute = Objects.requireNonNull(open.facets());
        substituteTimeMillis = open.timeMillis();
      }
      seq = open.seq();
      pending = false;
      if (substitute != null) {
        return;
      }
    }
    if (storeBytes == 0 && !pending && seq < queue.top() && seq + 1 < ring.oldest()) {
      // The store ends before the ring begins: what lies between could not be kept.
      declareHoleTo(ring.oldest(), Gap.Reason.CRASH);
    }
  }

  private boolean declareHoleTo(long next, Gap.Reason reason) {
    if (next <= seq + 1) {
      return false;
    }
    gap = new Gap(seq + 1, next - 1, reason);
    seq = next - 1;
    return true;
  }

  private void leaveStore() {
    EventStore.Reader open = reader;
    if (open != null) {
      open.close();
      reader = null;
      pending = false;
    }
  }
}
