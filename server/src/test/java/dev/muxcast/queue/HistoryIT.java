package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.PaneOutput.Mode;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryIT {
  private static final int SMALL_RING = 64 * 1024;
  private static final History.Substitute NONE = (facets, time, seq) -> new byte[0];
  private static final long START = 1_700_000_000_000L;
  @TempDir Path folder;

  private SegmentStore store() throws IOException {
    return SegmentStore.open(folder, Duration.ofHours(24), 1L << 30, Clock.systemUTC());
  }

  private static Event output(long time, String pane, String content, Mode mode) {
    Place place =
        Place.ofServer("default", "1-2")
            .ofSession("s", "$1")
            .ofWindow(1, "w", "@1", null)
            .ofPane(0, pane, "claude");
    return new Event(
        time,
        place,
        new EventData.PaneOutput(content, Severity.INFO, "preview", mode, null, null, null));
  }

  private static Event output(long time, String content) {
    return output(time, "%1", content, Mode.LINES);
  }

  private static History.Query query(@Nullable String text, @Nullable String cursor, int limit) {
    return new History.Query(text, null, null, cursor, limit);
  }

  /// What a pane wrote after it left a session says nothing about what it wrote there.
  @Test
  void aTextIsNotFoundAcrossAPanesMoveToAnotherSession() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      Event here = output(START, "the key begins with ab");
      Event there = output(START + 1, "cd and goes on\n");
      Place moved =
          Place.ofServer("default", "1-2")
              .ofSession("other", "$2")
              .ofWindow(1, "w", "@1", null)
              .ofPane(0, "%1", "claude");
      queue.append(here);
      queue.append(new Event(there.timeMillis(), moved, there.data()));
      queue.append(output(START + 2, "%2", "ab", Mode.LINES));
      queue.append(output(START + 3, "%2", "cd\n", Mode.LINES));
      queue.publish();
      List<String> found =
          queue.history().page(query("abcd", null, 10), Entries.ALL, NONE).events();
      assertEquals(1, found.size(), found.toString());
      assertTrue(found.getFirst().contains("\"seq\":3"), found.getFirst());
    }
  }

  /// Newest first, as the pages follow one another.
  private static List<Long> seqs(List<String> events) {
    List<Long> seqs = new ArrayList<>();
    for (String json : events.reversed()) {
      assertTrue(json.startsWith("{\"type\":") && json.endsWith("}}"), json);
      int from = json.indexOf("\"seq\":") + 6;
      seqs.add(Long.parseLong(json.substring(from, json.indexOf(',', from))));
    }
    return seqs;
  }

  private static List<Long> found(EventQueue queue, String text) throws IOException {
    List<Long> all = new ArrayList<>();
    String cursor = null;
    do {
      History.Page page = queue.history().page(query(text, cursor, 3), Entries.ALL, NONE);
      all.addAll(seqs(page.events()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }

  private static List<Long> downFrom(long newest) {
    List<Long> all = new ArrayList<>(LongStream.rangeClosed(1, newest).boxed().toList());
    Collections.reverse(all);
    return all;
  }

  @Test
  void pagesPutTogetherAreTheWholeLogFromTheNewestToTheOldest() throws IOException {
    Random random = new Random(1);
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      for (int i = 0; i < 30_000; i++) {
        queue.append(Entries.event(i, random.nextInt(600)));
      }
      queue.publish();
      List<Long> all = new ArrayList<>();
      String cursor = null;
      do {
        int limit = 1 + random.nextInt(1_000);
        History.Page page = queue.history().page(query(null, cursor, limit), Entries.ALL, NONE);
        assertTrue(page.events().size() <= limit);
        assertEquals(List.of(), page.gaps());
        all.addAll(seqs(page.events()));
        cursor = page.nextCursor();
        queue.append(Entries.event(1, 1));
      } while (cursor != null);
      assertTrue(downFrom(30_000).equals(all), () -> all.size() + " events");
    }
  }

  @Test
  void aSelectorTakesTheSameFromMemoryAndFromFiles() throws IOException {
    try (EventQueue disk = new EventQueue(store(), SMALL_RING);
        EventQueue memory = new EventQueue(new MemoryStore(), 4 << 20)) {
      List<List<Long>> both = new ArrayList<>();
      for (EventQueue queue : List.of(disk, memory)) {
        for (int i = 0; i < 3_000; i++) {
          queue.append(Entries.event(i, 100));
        }
        queue.publish();
        both.add(
            seqs(
                queue
                    .history()
                    .page(query(null, null, 500), Entries.only("session-2"), NONE)
                    .events()));
      }
      assertEquals(500, both.get(0).size());
      assertEquals(both.get(1), both.get(0));
    }
  }

  @Test
  void aTimeRangeIsFromItsBeginningToBeforeItsEnd() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      for (int i = 0; i < 20_000; i++) {
        queue.append(output(START + i * 1_000L, "line " + i + "x".repeat(300)));
      }
      queue.publish();
      History.Query query =
          new History.Query(null, START + 5_000_000, START + 5_010_000, null, 100);
      History.Page page = queue.history().page(query, Entries.ALL, NONE);
      assertEquals(
          LongStream.rangeClosed(1, 10).map(i -> 5_011 - i).boxed().toList(), seqs(page.events()));
      assertNull(page.nextCursor());
    }
  }

  @Test
  void aPageIsBoundedInBytes() throws IOException {
    try (EventQueue queue = new EventQueue(store(), 1 << 20)) {
      for (int i = 0; i < 20; i++) {
        queue.append(output(START, "y".repeat(60_000)));
      }
      queue.publish();
      History.Page page = queue.history().page(query(null, null, 1_000), Entries.ALL, NONE);
      assertEquals(List.of(20L, 19L, 18L, 17L), seqs(page.events()));
      page = queue.history().page(query(null, page.nextCursor(), 1_000), Entries.ALL, NONE);
      assertEquals(16L, seqs(page.events()).getFirst());
    }
  }

  @Test
  void aTextIsFoundWhateverItsCaseAndHoweverItIsEscaped() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      queue.append(output(START, "Größe: \"C:\\temp\"\t\u0001 ok\n"));
      queue.append(output(START, "nothing\n"));
      queue.append(output(START, "FATAL: out of memory 😀\n"));
      queue.append(
          new Event(
              START,
              Place.NOWHERE,
              new EventData.Custom("custom.build", Map.of("steps", List.of("Fatal one")))));
      queue.publish();
      assertEquals(List.of(1L), found(queue, "gRÖSSE".replace("SS", "ß")));
      assertEquals(List.of(1L), found(queue, "\"c:\\TEMP\"\t"));
      assertEquals(List.of(4L, 3L), found(queue, "fatal"));
      assertEquals(List.of(3L), found(queue, "memory 😀"));
      assertEquals(List.of(), found(queue, "preview"));
      assertEquals(List.of(), found(queue, "steps"));
      assertEquals(List.of(), found(queue, "pane.output"));
    }
  }

  @Test
  void aTextCutAnywhereBetweenEventsIsFoundWhereItBegins() throws IOException {
    String line = "needle in hay";
    try (EventQueue queue = new EventQueue(store(), 16 * 1024)) {
      List<Long> expected = new ArrayList<>();
      for (int cut = 1; cut < line.length(); cut++) {
        expected.addFirst(queue.append(output(START, line.substring(0, cut))));
        queue.append(output(START, "%2", "another pane", Mode.LINES));
        queue.append(output(START, line.substring(cut, cut + 1)));
        queue.append(output(START, line.substring(cut + 1) + "\n" + "z".repeat(500)));
      }
      queue.append(output(START, "%3", "needle in", Mode.LINES));
      queue.append(output(START, "%3", " hay", Mode.SCREEN));
      queue.publish();
      assertEquals(expected, found(queue, "Needle in HAY"));
    }
  }

  @Test
  void whatIsLostIsSaidAndTheRestIsGiven() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      for (int i = 0; i < 2_000; i++) {
        queue.append(Entries.event(i, 100));
      }
      queue.publish();
      Path segment = Segment.all(folder).getFirst().file();
      byte[] bytes = Files.readAllBytes(segment);
      bytes[1_000] ^= 4;
      Files.write(segment, bytes);
      List<Long> all = new ArrayList<>();
      List<Gap> gaps = new ArrayList<>();
      String cursor = null;
      do {
        History.Page page = queue.history().page(query(null, cursor, 100), Entries.ALL, NONE);
        all.addAll(seqs(page.events()));
        gaps.addAll(page.gaps());
        cursor = page.nextCursor();
      } while (cursor != null);
      assertEquals(1, gaps.size());
      long lost = gaps.getFirst().fromSeq();
      assertEquals(new Gap(lost, lost, Gap.Reason.CRASH), gaps.getFirst());
      List<Long> expected = downFrom(2_000);
      expected.remove(lost);
      assertTrue(expected.equals(all), () -> all.size() + " events");
    }
  }

  @Test
  void aSearchThatFindsNothingIsDoneInTurnsAndComesToAnEnd() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      for (int i = 0; i < 40_000; i++) {
        queue.append(output(START, "x".repeat(800)));
      }
      queue.publish();
      History.Page page = queue.history().page(query("absent", null, 10), Entries.ALL, NONE);
      assertTrue(page.events().isEmpty());
      assertNotNull(page.nextCursor());
      assertEquals(List.of(), found(queue, "absent"));
    }
  }

  @Test
  void aCursorOfAnotherLogIsRefused() throws IOException {
    try (EventQueue queue = new EventQueue(new MemoryStore(), SMALL_RING)) {
      for (String wrong : List.of("", "x", "deadbeef-3", queue.epoch() + "-x")) {
        assertThrows(
            IllegalArgumentException.class,
            () -> queue.history().page(query(null, wrong, 10), Entries.ALL, NONE));
      }
    }
  }

  @Test
  void anEventThatMayNotBeSeenAsItIsIsSubstituted() throws IOException {
    try (EventQueue queue = new EventQueue(new MemoryStore(), SMALL_RING)) {
      queue.append(output(START, "secret"));
      queue.publish();
      History.Page page =
          queue
              .history()
              .page(
                  query(null, null, 10),
                  facets -> Selector.Choice.SUBSTITUTE,
                  (facets, time, seq) -> new EventEncoder().frame(output(time, "instead"), seq));
      assertEquals(List.of(1L), seqs(page.events()));
      assertTrue(page.events().getFirst().contains("instead"));
      assertFalse(page.events().getFirst().contains("secret"));
    }
  }
}
