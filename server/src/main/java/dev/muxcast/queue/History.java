package dev.muxcast.queue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Pages of past events: those that a selector takes, of a time, and for a search those that hold a
/// text. The first page has the newest, its cursor leads to the page of older ones before it;
/// within a page the oldest stands first.
///
/// A page is bounded in events, in bytes, and in what is read to fill it; one that was ended by the
/// last bound may hold few events or none and still have a cursor. Any thread; one page is made at
/// a time, so that looking back never takes more than a part of one core from live delivery.
public final class History {
  private static final int MOST_PAGE_BYTES = 256 * 1024;
  private static final long MOST_READ_BYTES = 8L * 1024 * 1024;
  private static final int ENTRY_COST_BYTES = 64;
  private static final int ENTRIES_A_TURN = 64;

  /// So many entries above a cursor are looked at again, for texts across the cut of two pages.
  private static final int LOOK_ABOVE = 512;

  private final Ring ring;
  private final EventStore store;
  private final ReentrantLock turn = new ReentrantLock(true);

  History(Ring ring, EventStore store) {
    this.ring = ring;
    this.store = store;
  }

  /// What to look for.
  ///
  /// @param text null for everything
  /// @param sinceMillis not before this time, milliseconds since 1970
  /// @param untilMillis before this time, milliseconds since 1970
  /// @param cursor the `nextCursor` of the page before, null for the newest page
  /// @param limit how many events at most
  public record Query(
      @Nullable String text,
      @Nullable Long sinceMillis,
      @Nullable Long untilMillis,
      @Nullable String cursor,
      int limit) {}

  /// What was found.
  ///
  /// @param events each as the JSON text that live clients got, oldest first
  /// @param nextCursor null when there is nothing older to look at
  /// @param gaps what of this stretch of the log is lost
  public record Page(List<String> events, @Nullable String nextCursor, List<Gap> gaps) {}

  /// Makes an event that a reader gets in the place of one which it may not see as it is.
  @FunctionalInterface
  public interface Substitute {
    /// Its frame. See [Selector.Choice#SUBSTITUTE].
    byte[] frame(Facets facets, long timeMillis, long seq);
  }

  /// Makes the page that a query asks for.
  ///
  /// @throws IllegalArgumentException when the cursor is none of this log
  /// @throws IOException when the log can't be read
  public Page page(Query query, Selector selector, Substitute substitute) throws IOException {
    long before = query.cursor() == null ? Long.MAX_VALUE : seqOf(query.cursor());
    turn.lock();
    try {
      return fill(query, selector, substitute, before);
    } finally {
      turn.unlock();
    }
  }

  private Page fill(Query query, Selector selector, Substitute substitute, long before)
      throws IOException {
    long since = query.sinceMillis() == null ? Long.MIN_VALUE : query.sinceMillis();
    long until = query.untilMillis() == null ? Long.MAX_VALUE : query.untilMillis();
    String text = query.text();
    TextSearch search = text == null || text.isEmpty() ? null : new TextSearch(text);
    long top = search == null || before == Long.MAX_VALUE ? before : before + LOOK_ABOVE;
    List<String> events = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    long pageBytes = 0;
    long readBytes = 0;
    long expected = before == Long.MAX_VALUE ? -1 : before - 1;
    int entries = 0;
    try (DownWalk walk = new DownWalk(ring, store, top, until)) {
      while (walk.next()) {
        if (++entries % ENTRIES_A_TURN == 0) {
          Thread.yield();
        }
        long seq = walk.seq();
        Facets facets = walk.facets();
        Selector.Choice choice = selector.choose(facets);
        FrameText frame = new FrameText(walk.bytes(), walk.offset(), walk.length());
        // Asked even of what is not taken: it may be what follows something that is.
        boolean found = search == null || search.matches(facets, frame);
        if (seq >= before) {
          continue;
        }
        readBytes += walk.length() + ENTRY_COST_BYTES;
        if (walk.timeMillis() + SegmentDownReader.CLOCK_SLACK_MILLIS < since) {
          return page(events, null, gaps);
        }
        if (expected >= 0 && seq < expected && query.untilMillis() == null) {
          gaps.add(new Gap(seq + 1, expected, Gap.Reason.CRASH));
        }
        expected = seq - 1;
        if (found && walk.timeMillis() >= since && walk.timeMillis() < until) {
          String json =
              switch (choice) {
                case SKIP -> null;
                case TAKE -> frame.json();
                case SUBSTITUTE -> json(substitute.frame(facets, walk.timeMillis(), seq));
              };
          if (json != null) {
            if (!events.isEmpty() && pageBytes + json.length() > MOST_PAGE_BYTES) {
              return page(events, cursorAt(seq + 1), gaps);
            }
            pageBytes += json.length();
            events.add(json);
          }
        }
        if (events.size() >= query.limit() || readBytes > MOST_READ_BYTES) {
          return page(events, cursorAt(seq), gaps);
        }
      }
    }
    return page(events, null, gaps);
  }

  private static Page page(List<String> events, @Nullable String cursor, List<Gap> gaps) {
    return new Page(events.reversed(), cursor, gaps);
  }

  private static String json(byte[] frame) {
    return new FrameText(frame, 0, frame.length).json();
  }

  private String cursorAt(long before) {
    return store.epoch() + "-" + before;
  }

  private long seqOf(String cursor) {
    String head = store.epoch() + "-";
    try {
      if (cursor.startsWith(head)) {
        return Math.max(1, Long.parseLong(cursor.substring(head.length())));
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException("cursor is not one that this log gave; begin without one");
  }
}
