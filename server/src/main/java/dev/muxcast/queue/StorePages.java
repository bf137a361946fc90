package dev.muxcast.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of the store is being replayed, shared by all cursors: reading and checking a record costs
/// ten times what copying it does, so fifty clients that come back at once read it once.
///
/// Everything but `join` is for whoever has the turn (`begin` to `end`). Holds files and memory
/// only while a cursor has joined.
final class StorePages {
  private static final int MOST_PAGES = 16;
  private static final int MOST_LANES = 16;
  private static final long LONGEST_WAIT_NANOS = 50_000_000;

  private final EventStore store;
  private final ReadTurns turns = new ReadTurns(LONGEST_WAIT_NANOS);
  private final List<StorePage> pages = new ArrayList<>();
  private final List<StoreLane> lanes = new ArrayList<>();
  private int cursors;
  private long clock;

  StorePages(EventStore store) {
    this.store = store;
  }

  /// Waits until nobody else uses the pages.
  ///
  /// @param seq where the cursor is
  void begin(long seq) {
    turns.take(seq);
  }

  /// Lets the next one have them.
  void end() {
    turns.give();
  }

  /// One more cursor reads the store.
  void join() {
    cursors++;
  }

  /// A cursor needs the store no more; with the last one everything is given up.
  void leave() {
    cursors--;
    if (cursors == 0) {
      lanes.forEach(StoreLane::close);
      lanes.clear();
      pages.clear();
    }
  }

  /// The page that tells what follows behind `seq`; an empty one when there is nothing yet, null
  /// when this store keeps nothing to read. Valid until the turn ends.
  ///
  /// @throws IOException when what follows can't be read
  @Nullable StorePage behind(long seq) throws IOException {
    clock++;
    for (StorePage each : pages) {
      if (each.follows(seq)) {
        each.used = clock;
        return each;
      }
    }
    StoreLane lane = lane(seq);
    if (lane == null) {
      return null;
    }
    lane.used = clock;
    StorePage page = unusedPage();
    page.used = clock;
    try {
      page.fill(lane);
    } catch (IOException e) {
      lanes.remove(lane);
      lane.close();
      if (page.isEmpty()) {
        throw e;
      }
    }
    return page;
  }

  private @Nullable StoreLane lane(long seq) throws IOException {
    StoreLane oldest = null;
    for (StoreLane each : lanes) {
      if (each.at() == seq) {
        return each;
      }
      oldest = oldest == null || each.used < oldest.used ? each : oldest;
    }
    if (oldest != null && lanes.size() >= MOST_LANES) {
      lanes.remove(oldest);
      oldest.close();
    }
    EventStore.Reader reader = store.read(seq);
    if (reader == null) {
      return null;
    }
    StoreLane fresh = new StoreLane(reader, seq);
    lanes.add(fresh);
    return fresh;
  }

  private StorePage unusedPage() {
    if (pages.size() < MOST_PAGES) {
      StorePage fresh = new StorePage();
      pages.add(fresh);
      return fresh;
    }
    StorePage oldest = pages.getFirst();
    for (StorePage each : pages) {
      oldest = each.used < oldest.used ? each : oldest;
    }
    return oldest;
  }
}
