package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A place in the log, and the way from it to the top: through the ring while the place is in it,
/// else through the store, whose pages all cursors share. One thread at a time.
public final class LogCursor implements AutoCloseable {
  /// So many entries of the store are looked at in one read, so that whoever holds a lock meanwhile
  /// lets it go now and then.
  private static final int MOST_ENTRIES = 8_192;

  private final EventQueue queue;
  private final Ring ring;
  private final StorePages pages;
  private final Copied copied = new Copied();
  private boolean inStore;
  private long seq;
  private @Nullable Gap gap;

  LogCursor(EventQueue queue, Ring ring, StorePages pages, long after) {
    this.queue = queue;
    this.ring = ring;
    this.pages = pages;
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
    return copied.roomNeeded();
  }

  /// The facets of the entry at `seq()`, when the last `read` came upon one to be substituted.
  public @Nullable Facets substitute() {
    return copied.substitute();
  }

  /// When the substituted entry happened.
  public long substituteTimeMillis() {
    return copied.substituteTimeMillis();
  }

  /// Copies the frames of the next chosen entries into `out` from `offset` on, as far as they fit,
  /// and moves on. It returns early after a gap and at an entry to be substituted: look at `gap`
  /// and `substitute` after the bytes. There is more when `seq()` is still below the top.
  ///
  /// @return how many bytes were copied; 0 may also mean that `out` has too little room left, see
  ///   `roomNeeded`
  public int read(Selector selector, byte[] out, int offset) {
    gap = null;
    if (seq + 1 >= ring.oldest()) {
      leaveStore();
      copied.begin(out, offset, seq);
      ring.copy(selector, copied);
      if (!copied.overtaken) {
        seq = copied.seq();
        return copied.end();
      }
    }
    copied.begin(out, offset, seq);
    try {
      readStore(selector);
    } catch (IOException e) {
      // Files that are gone or can't be read are passed over by the reader itself; what is left
      // is that no file can be opened, or that this thread was interrupted. What was copied
      // before goes out first: the next `read` comes upon the same.
      leaveStore();
      if (copied.isEmpty()) {
        declareHoleTo(ring.oldest(), Gap.Reason.CRASH);
      }
    }
    return copied.end();
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
    enterStore();
    try {
      StorePage page = pages.behind(seq);
      return page == null || page.isEmpty() ? Long.MAX_VALUE : page.timeBehind(seq);
    } catch (IOException e) {
      // The next `read` comes upon the same and declares it.
      return Long.MAX_VALUE;
    } finally {
      pages.end();
    }
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

  private void readStore(Selector selector) throws IOException {
    if (seq + 1 < queue.oldest()) {
      declareHoleTo(queue.oldest(), Gap.Reason.RETENTION);
      return;
    }
    long until = seq + MOST_ENTRIES;
    while (seq < Math.min(queue.top(), until) && readPage(selector)) {
      // A virtual thread is never interrupted by another: leave the core to live delivery.
      Thread.yield();
    }
  }

  /// Takes what is chosen of one page, in a turn of its own.
  ///
  /// @return whether the next page may follow
  private boolean readPage(Selector selector) throws IOException {
    enterStore();
    try {
      StorePage page = pages.behind(seq);
      if (page == null) {
        declareHoleTo(ring.oldest(), Gap.Reason.RETENTION);
        return false;
      }
      if (page.isEmpty()) {
        // The store ends before the ring begins: what lies between could not be kept.
        if (copied.isEmpty()) {
          declareHoleTo(ring.oldest(), Gap.Reason.CRASH);
        }
        return false;
      }
      if (page.first() > seq + 1) {
        declareHoleTo(page.first(), Gap.Reason.CRASH);
        return false;
      }
      page.copy(seq, queue.top(), selector, copied);
      seq = copied.seq();
      return seq == page.last() && copied.substitute() == null;
    } finally {
      pages.end();
    }
  }

  private void declareHoleTo(long next, Gap.Reason reason) {
    if (next > seq + 1) {
      gap = new Gap(seq + 1, next - 1, reason);
      seq = next - 1;
    }
  }

  /// Takes a turn at the store's pages.
  private void enterStore() {
    pages.begin(seq);
    if (!inStore) {
      inStore = true;
      pages.join();
    }
  }

  private void leaveStore() {
    if (inStore) {
      inStore = false;
      pages.begin(seq);
      pages.leave();
      pages.end();
    }
  }
}
