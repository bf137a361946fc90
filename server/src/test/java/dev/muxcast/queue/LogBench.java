package dev.muxcast.queue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.PaneOutput.Mode;
import dev.muxcast.event.Facets;
import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import dev.muxcast.event.FilterRules.Effect;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/// What the log alone costs, without sockets: run by hand, to see where time goes. The figures that
/// count are those of `bench/`, on real tmux and over TCP.
final class LogBench {
  private static final int CLIENTS = 50;
  private static final int RING = 1 << 20;

  private LogBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("log-bench");
    for (int round = 0; round < 2; round++) {
      append(folder, 100_000);
      open(folder);
      search(folder);
      replay(folder, 50_000);
      for (int batch : new int[] {1, 20, 200, 2_000}) {
        fanOut(folder, 60_000, batch);
      }
      paced(folder, 5);
    }
  }

  private static SegmentStore store(Path folder) throws Exception {
    return SegmentStore.open(folder, Duration.ofHours(24), 256L << 20, Clock.systemUTC());
  }

  private static Event event(int number) {
    int pane = number % 10;
    Place place =
        PLACES.computeIfAbsent(
            pane,
            each ->
                Place.ofServer("default", "1234-567890")
                    .ofSession("session-" + each, "$" + each)
                    .ofWindow(1, "claude", "@" + each, "CLAUDE_AGENT")
                    .ofPane(0, "%" + each, "claude"));
    return new Event(
        System.currentTimeMillis(),
        place,
        new EventData.PaneOutput(
            "line " + number + " of what an agent says\n",
            Severity.INFO,
            "line " + number + " of what an agent says",
            Mode.LINES,
            null,
            null,
            null));
  }

  private static final Map<Integer, Place> PLACES = new java.util.HashMap<>();

  private static void append(Path folder, int events) throws Exception {
    try (EventQueue queue = new EventQueue(store(folder), RING)) {
      long start = System.nanoTime();
      for (int i = 0; i < events; i++) {
        queue.append(event(i));
        queue.publish();
      }
      say("append + publish one by one", events, System.nanoTime() - start);
    }
  }

  private static void open(Path folder) throws Exception {
    long start = System.nanoTime();
    SegmentStore store = store(folder);
    say("open, last segment scanned", 1, System.nanoTime() - start);
    store.close();
  }

  private static void search(Path folder) throws Exception {
    try (EventQueue queue = new EventQueue(store(folder), RING)) {
      String cursor = null;
      int pages = 0;
      long start = System.nanoTime();
      long longest = 0;
      do {
        long begin = System.nanoTime();
        cursor =
            queue
                .history()
                .page(
                    new History.Query("absent", null, null, cursor, 100),
                    Entries.ALL,
                    (facets, time, seq) -> new byte[0])
                .nextCursor();
        longest = Math.max(longest, System.nanoTime() - begin);
        pages++;
      } while (cursor != null);
      say("search that finds nothing, entries", 200_000, System.nanoTime() - start);
      System.out.printf("    %d pages, the longest %.1f ms%n", pages, longest / 1e6);
    }
  }

  /// As the server's: a decision per facets, kept by identity.
  private static final class Client implements Selector {
    private final FilterRules rules;
    private final Map<Facets, Choice> decisions = new IdentityHashMap<>();
    private Facets last = new Facets("", Place.NOWHERE, null, null);
    private Choice lastChoice = Choice.SKIP;

    Client(int number) {
      FilterRules all = FilterRules.NONE.with(Effect.INCLUDE, Filter.ALL);
      rules =
          number % 2 == 0
              ? all
              : all.with(
                  Effect.EXCLUDE,
                  new Filter(
                      null, List.of("session-" + number % 10), null, null, null, null, null, null));
    }

    @Override
    public Choice choose(Facets facets) {
      if (facets == last) {
        return lastChoice;
      }
      Choice choice = decisions.get(facets);
      if (choice == null) {
        choice = rules.pass(facets) ? Choice.TAKE : Choice.SKIP;
        decisions.put(facets, choice);
      }
      last = facets;
      lastChoice = choice;
      return choice;
    }
  }

  private static void follow(
      EventQueue queue, int number, long from, long to, LongAdder bytes, CountDownLatch done) {
    byte[] out = new byte[64 * 1024];
    Client client = new Client(number);
    try (LogCursor cursor = queue.cursor(from);
        Waiter waiter = new Waiter(queue)) {
      while (cursor.seq() < to) {
        waiter.awaitBeyond(cursor.seq());
        bytes.add(cursor.read(client, out, 0));
      }
    } finally {
      done.countDown();
    }
  }

  private static void replay(Path folder, int events) throws Exception {
    try (EventQueue queue = new EventQueue(store(folder), RING)) {
      LongAdder bytes = new LongAdder();
      CountDownLatch done = new CountDownLatch(CLIENTS);
      long start = System.nanoTime();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        Thread.ofVirtual()
            .start(() -> follow(queue, number, queue.top() - events, queue.top(), bytes, done));
      }
      done.await();
      say("replay from files to 50 cursors", (long) events * CLIENTS, System.nanoTime() - start);
    }
  }

  private static void fanOut(Path folder, int events, int batch) throws Exception {
    try (EventQueue queue = new EventQueue(store(folder), RING)) {
      LongAdder bytes = new LongAdder();
      long first = queue.top();
      CountDownLatch done = new CountDownLatch(CLIENTS);
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        Thread.ofVirtual().start(() -> follow(queue, number, first, first + events, bytes, done));
      }
      cpuAtLast = processNanos();
      long start = System.nanoTime();
      for (int i = 0; i < events; i++) {
        queue.append(event(i));
        if (i % batch == 0) {
          queue.publish();
        }
      }
      queue.publish();
      done.await();
      long nanos = System.nanoTime() - start;
      say("live to 50 cursors, " + batch + " a publish", (long) events * CLIENTS, nanos);
    }
  }

  private static void paced(Path folder, int seconds) throws Exception {
    int events = seconds * 1_000;
    try (EventQueue queue = new EventQueue(store(folder), RING)) {
      LongAdder bytes = new LongAdder();
      long first = queue.top();
      CountDownLatch done = new CountDownLatch(CLIENTS);
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        Thread.ofVirtual().start(() -> follow(queue, number, first, first + events, bytes, done));
      }
      long cpu = processNanos();
      long start = System.nanoTime();
      for (int i = 0; i < events; i++) {
        long due = start + i * 1_000_000L;
        while (System.nanoTime() < due) {
          java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
        }
        queue.append(event(i));
        queue.publish();
      }
      done.await();
      System.out.printf(
          "1,000 events/s to 50 cursors: %.2f of a core%n",
          (processNanos() - cpu) / (double) (System.nanoTime() - start));
    }
  }

  private static long processNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static long cpuAtLast = processNanos();

  private static void say(String what, long count, long nanos) {
    long cpu = processNanos() - cpuAtLast;
    System.out.printf(
        "%-40s %,12d in %7.1f ms, %,12.0f/s, %,8.0f ns of CPU each%n",
        what, count, nanos / 1e6, count * 1e9 / nanos, cpu / (double) count);
    cpuAtLast = processNanos();
  }
}
