package dev.muxcast.queue;

import dev.muxcast.event.Event;
import dev.muxcast.event.Facets;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one ordered log. An event gets the next `seq`, is encoded once, kept by the store, put into
/// the ring, and then shown to the followers.
///
/// `append`, `publish` and `close` belong to one thread, the Collector's; everything else may be
/// called from any thread.
public final class EventQueue implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EventQueue.class);

  /// The least that an event takes in the ring on the average, for so many have room in its tables.
  private static final int USUAL_EVENT_BYTES = 256;

  /// What one event may take as a frame, if the ring is large enough: a quarter of the ring at
  /// most.
  public static final int MOST_EVENT_BYTES = 256 * 1024;

  private final EventStore store;
  private final Ring ring;
  private final StorePages pages;
  private final EventEncoder encoder = new EventEncoder();
  private final InternedFacets interned = new InternedFacets();
  private final History history;
  private final WorkerPool workers;
  private long seq;
  private boolean storeFailed;
  private final int mostUnpublishedBytes;
  private final int mostEventBytes;
  private final int mostUnpublished;
  private long unpublishedBytes;

  /// @param ringBytes how much of the log stands in memory
  public EventQueue(EventStore store, int ringBytes) {
    this.store = store;
    pages = new StorePages(store);
    seq = store.lastSeq();
    mostUnpublishedBytes = ringBytes / 4;
    mostEventBytes = Math.min(MOST_EVENT_BYTES, mostUnpublishedBytes);
    int entries = Integer.highestOneBit(ringBytes / USUAL_EVENT_BYTES);
    mostUnpublished = entries / 4;
    ring = new Ring(ringBytes, entries, seq);
    history = new History(ring, store);
    workers = new WorkerPool(ring);
  }

  /// Which log this is: changes only when the log is lost.
  public String epoch() {
    return store.epoch();
  }

  /// When an earlier run gave its last event its place, milliseconds since 1970, as far as that can
  /// be told; 0 when there was none.
  public long lastRunMillis() {
    return store.lastRunMillis();
  }

  /// The newest seq that anybody may see.
  public long top() {
    return ring.top();
  }

  /// The oldest seq that can be had.
  public long oldest() {
    return Math.min(store.oldest(), ring.oldest());
  }

  /// A place behind which everything stands that can be had and happened at that time or later, and
  /// perhaps some minutes that are older; where the files don't tell, everything. Any thread; it
  /// may read files.
  ///
  /// @param timeMillis milliseconds since 1970
  public long placeBefore(long timeMillis) {
    long oldest = oldest();
    try {
      return Math.min(top(), Math.max(oldest - 1, store.placeBefore(timeMillis)));
    } catch (IOException e) {
      log.warn("the log could not be searched for a time: {}", e.getMessage());
      return oldest - 1;
    }
  }

  /// Whether nothing that happened at that time or later is gone by retention. Any thread; it may
  /// read files.
  ///
  /// @param timeMillis milliseconds since 1970
  public boolean reachesBackTo(long timeMillis) {
    long oldest = oldest();
    if (oldest <= 1) {
      return true;
    }
    try (LogCursor first = cursor(oldest - 1)) {
      return first.nextTimeMillis() <= timeMillis;
    }
  }

  /// Gives the event its place in the log. Nobody sees it before `publish`, which this calls itself
  /// before what nobody has seen could push out of memory what somebody has.
  ///
  /// @return its seq
  /// @throws EventTooLarge when the event is larger than [#MOST_EVENT_BYTES] once it is encoded; it
  ///   is then as if it had never been, as with one that can't be encoded
  public long append(Event event) {
    long next = seq + 1;
    FrameBuffer frame = encoder.encode(event, next);
    if (frame.length() > mostEventBytes) {
      throw new EventTooLarge(frame.length());
    }
    Facets facets = interned.of(event);
    seq = next;
    keep(next, event.timeMillis(), facets, frame);
    ring.add(event.timeMillis(), facets, frame.bytes(), frame.start(), frame.length());
    unpublishedBytes += frame.length();
    if (unpublishedBytes > mostUnpublishedBytes || next - ring.top() > mostUnpublished) {
      publish();
    }
    return next;
  }

  /// Makes everything appended safe from a crash of this process, visible, and wakes who waits.
  public void publish() {
    if (seq == ring.top()) {
      return;
    }
    if (!storeFailed) {
      try {
        store.flush();
      } catch (IOException e) {
        storeFails(e);
      }
    }
    ring.publish();
    unpublishedBytes = 0;
    workers.tell();
  }

  /// A cursor behind `after`; its owner closes it.
  public LogCursor cursor(long after) {
    return new LogCursor(this, ring, pages, after);
  }

  /// Looks back. One for all clients.
  public History history() {
    return history;
  }

  /// Has work done whenever there is news; at first it waits for a nudge. Its owner closes it.
  public NewsTask onNews(NewsTask.Work work) {
    return workers.add(work);
  }

  @Override
  public void close() throws IOException {
    publish();
    workers.close();
    store.close();
  }

  /// A disk that is full must not end the watching: the log goes on in memory, what could not be
  /// kept is a hole that replays declare, and each further event tries the disk again.
  private void keep(long next, long timeMillis, Facets facets, FrameBuffer frame) {
    try {
      store.append(next, timeMillis, facets, frame.bytes(), frame.start(), frame.length());
      if (storeFailed) {
        storeFailed = false;
        log.info("the log can be written again, from seq {}", next);
      }
    } catch (IOException e) {
      storeFails(e);
    }
  }

  private void storeFails(IOException e) {
    if (!storeFailed) {
      storeFailed = true;
      log.error(
          "the log can't be written ({}): events go on live but will be missing from replays;"
              + " free some space in the state folder",
          e.getMessage());
    }
  }
}
