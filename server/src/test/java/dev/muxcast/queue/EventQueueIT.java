package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Facets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventQueueIT {
  private static final int SMALL_RING = 64 * 1024;
  @TempDir Path folder;

  private SegmentStore store() throws IOException {
    return SegmentStore.open(folder, Duration.ofHours(24), 1L << 30, Clock.systemUTC());
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private static void append(EventQueue queue, int count, Random random) {
    for (int i = 0; i < count; i++) {
      queue.append(Entries.event(i, random.nextInt(300)));
      if (random.nextInt(10) == 0) {
        queue.publish();
      }
    }
    queue.publish();
  }

  @Test
  void aReaderFarBehindGetsEverythingOnceAndInOrder() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 20_000, new Random(1));
      List<Gap> gaps = new ArrayList<>();
      try (LogCursor cursor = queue.cursor(0)) {
        assertEquals(range(1, 20_000), Entries.drain(queue, cursor, Entries.ALL, gaps));
      }
      assertEquals(List.of(), gaps);
      assertEquals(1, queue.oldest());
    }
  }

  @Test
  void aFilterTakesTheSameFromTheRingAndFromTheStore() throws IOException {
    try (EventQueue small = new EventQueue(store(), SMALL_RING);
        EventQueue large = new EventQueue(new MemoryStore(), 16 << 20)) {
      append(small, 6_000, new Random(2));
      append(large, 6_000, new Random(2));
      List<Gap> gaps = new ArrayList<>();
      List<Long> fromStore = Entries.drain(small, small.cursor(0), Entries.only("session-1"), gaps);
      List<Long> fromRing = Entries.drain(large, large.cursor(0), Entries.only("session-1"), gaps);
      assertEquals(2_000, fromRing.size());
      assertEquals(fromRing, fromStore);
      assertEquals(List.of(), gaps);
    }
  }

  @Test
  void anEntryThatLeftTheRingIsAsOldAsItIs() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 6_000, new Random(4));
      try (LogCursor cursor = queue.cursor(10)) {
        assertEquals(Entries.event(10, 0).timeMillis(), cursor.nextTimeMillis());
        assertEquals(
            range(11, 6_000), Entries.drain(queue, cursor, Entries.ALL, new ArrayList<>()));
        assertEquals(Long.MAX_VALUE, cursor.nextTimeMillis());
      }
    }
  }

  @Test
  void readersOfTheStoreShareTheFacetsTheyMeet() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 6_000, new Random(5));
      Set<Facets> met = Collections.newSetFromMap(new IdentityHashMap<>());
      Selector watching =
          facets -> {
            met.add(facets);
            return Selector.Choice.SKIP;
          };
      for (int reader = 0; reader < 10; reader++) {
        try (LogCursor cursor = queue.cursor(0)) {
          Entries.drain(queue, cursor, watching, new ArrayList<>());
        }
      }
      // Three sessions, at most once as the ring has them and once as the store gives them.
      assertTrue(met.size() <= 6, () -> met.size() + " objects");
    }
  }

  @Test
  void manyReadersOfManySpeedsMissNothingWhileTheWriterRuns() throws Exception {
    int events = 30_000;
    try (EventQueue queue = new EventQueue(store(), SMALL_RING);
        ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Long>>> results = new ArrayList<>();
      for (int reader = 0; reader < 20; reader++) {
        int speed = reader;
        Callable<List<Long>> task =
            () -> {
              List<Long> got = new ArrayList<>();
              byte[] out = new byte[4 * 1024 + speed * 1_000];
              try (LogCursor cursor = queue.cursor(0);
                  Waiter waiter = new Waiter(queue)) {
                while (cursor.seq() < events) {
                  waiter.awaitBeyond(cursor.seq());
                  got.addAll(Entries.seqs(out, cursor.read(Entries.ALL, out, 0)));
                  if (cursor.gap() != null) {
                    throw new AssertionError("a gap: " + cursor.gap());
                  }
                  if (speed % 5 == 4) {
                    Thread.sleep(1);
                  }
                }
              }
              return got;
            };
        results.add(readers.submit(task));
      }
      append(queue, events, new Random(3));
      for (Future<List<Long>> result : results) {
        assertEquals(range(1, events), result.get(60, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void anOrderlyRestartGoesOnWhereItWas() throws IOException {
    String epoch;
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 500, new Random(4));
      epoch = queue.epoch();
    }
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      assertEquals(epoch, queue.epoch());
      append(queue, 500, new Random(5));
      List<Gap> gaps = new ArrayList<>();
      assertEquals(range(1, 1_000), Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps));
      assertEquals(List.of(), gaps);
    }
  }

  @Test
  void whatACrashTearsOffIsCutAtWhateverByteItHappened() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      for (int i = 0; i < 3; i++) {
        queue.append(Entries.small());
      }
    }
    Path segment = Segment.all(folder).getFirst().file();
    byte[] whole = Files.readAllBytes(segment);
    long previous = -1;
    for (int cut = 0; cut <= whole.length; cut++) {
      Path copy = Files.createDirectory(folder.resolve("cut-" + cut));
      Files.write(copy.resolve(segment.getFileName()), java.util.Arrays.copyOf(whole, cut));
      LogState state = LogState.read(folder.resolve("state"));
      new LogState(state.epoch(), state.boot(), 1_000, 0, true, false)
          .write(copy.resolve("state"), true);
      SegmentStore store = SegmentStore.open(copy, Duration.ofHours(1), 1 << 20, Clock.systemUTC());
      assertTrue(store.lastSeq() >= previous, "at byte " + cut);
      previous = store.lastSeq();
      EventQueue queue = new EventQueue(store, SMALL_RING);
      queue.append(Entries.small());
      queue.append(Entries.small());
      queue.publish();
      List<Gap> gaps = new ArrayList<>();
      assertEquals(
          range(1, previous + 2), Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps));
      queue.close();
    }
    assertEquals(3, previous);
  }

  @Test
  void anUncleanStartUnderAnotherBootGoesOnAboveTheMarkAndDeclaresTheCrash() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 10, new Random(8));
    }
    LogState state = LogState.read(folder.resolve("state"));
    new LogState(state.epoch(), "another-boot", 5_000, 10, true, false)
        .write(folder.resolve("state"), true);
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      assertEquals(state.epoch(), queue.epoch());
      append(queue, 5, new Random(9));
      List<Gap> gaps = new ArrayList<>();
      List<Long> seqs = Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps);
      assertEquals(List.of(new Gap(11, 5_000, Gap.Reason.CRASH)), gaps);
      assertEquals(15, seqs.size());
      assertEquals(5_005L, seqs.getLast());
    }
  }

  @Test
  void aFailedWriteUnderTheSameBootNeverReusesASeq() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 10, new Random(10));
    }
    LogState state = LogState.read(folder.resolve("state"));
    new LogState(state.epoch(), state.boot(), 700, 10, false, false)
        .write(folder.resolve("state"), true);
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      assertEquals(701, queue.append(Entries.event(1, 1)));
    }
  }

  @Test
  void aDamagedRecordIsDeclaredAndWhatStandsBehindItIsRead() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 100, new Random(11));
    }
    Path segment = Segment.all(folder).getFirst().file();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 2_000, new Random(12));
      Files.write(segment, bytes);
      List<Gap> gaps = new ArrayList<>();
      List<Long> seqs = Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps);
      assertEquals(1, gaps.size());
      long lost = gaps.getFirst().fromSeq();
      assertEquals(new Gap(lost, lost, Gap.Reason.CRASH), gaps.getFirst());
      List<Long> expected = new ArrayList<>(range(1, 2_100));
      expected.remove(lost);
      assertEquals(expected, seqs);
    }
  }

  @Test
  void aByteChangedAnywhereInTheLastSegmentNeverLetsASeqBeGivenTwice() throws IOException {
    Random random = new Random(14);
    byte[] whole;
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      for (int i = 0; i < 4; i++) {
        queue.append(Entries.small());
      }
    }
    Path segment = Segment.all(folder).getFirst().file();
    whole = Files.readAllBytes(segment);
    LogState state = LogState.read(folder.resolve("state"));
    for (int at = 0; at < whole.length; at += 1 + random.nextInt(12)) {
      Path copy = Files.createDirectory(folder.resolve("flip-" + at));
      byte[] bytes = whole.clone();
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(copy.resolve(segment.getFileName()), bytes);
      new LogState(state.epoch(), state.boot(), 1_000, 0, true, false)
          .write(copy.resolve("state"), true);
      SegmentStore store = SegmentStore.open(copy, Duration.ofHours(1), 1 << 20, Clock.systemUTC());
      try (EventQueue queue = new EventQueue(store, SMALL_RING)) {
        append(queue, 2, random);
        List<Gap> gaps = new ArrayList<>();
        List<Long> seqs = Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps);
        assertEquals(1_002, queue.top(), "at byte " + at);
        long lost = 0;
        for (Gap gap : gaps) {
          lost += gap.toSeq() - gap.fromSeq() + 1;
        }
        assertEquals(queue.top(), seqs.size() + lost, "at byte " + at);
      }
    }
  }

  @Test
  void anEventThatIsTooLargeIsRefusedAndLeavesNoHole() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      queue.append(Entries.event(1, 10));
      org.junit.jupiter.api.Assertions.assertThrows(
          IllegalArgumentException.class, () -> queue.append(Entries.event(2, SMALL_RING)));
      queue.append(Entries.event(3, 10));
      queue.publish();
      List<Gap> gaps = new ArrayList<>();
      assertEquals(range(1, 2), Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps));
      assertEquals(List.of(), gaps);
    }
  }

  @Test
  void aReaderWithTooLittleRoomLearnsHowMuchItNeeds() throws IOException {
    try (EventQueue disk = new EventQueue(store(), SMALL_RING);
        EventQueue memory = new EventQueue(new MemoryStore(), 4 * SMALL_RING)) {
      for (EventQueue queue : List.of(disk, memory)) {
        queue.append(Entries.event(1, 3_000));
        for (int i = 0; i < 15; i++) {
          queue.append(Entries.event(2, 3_000));
        }
        queue.publish();
        byte[] small = new byte[2_000];
        LogCursor cursor = queue.cursor(0);
        assertEquals(0, cursor.read(Entries.ALL, small, 0));
        assertEquals(0, cursor.seq());
        byte[] large = new byte[cursor.roomNeeded()];
        assertEquals(large.length, cursor.read(Entries.ALL, large, 0));
        assertEquals(1, cursor.seq());
        assertEquals(List.of(1L), Entries.seqs(large, large.length));
        cursor.close();
      }
    }
  }

  @Test
  void aSegmentThatSomebodyTookAwayIsDeclaredAsOneGap() throws IOException {
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      for (int i = 0; i < 30_000; i++) {
        queue.append(Entries.event(i, 500));
      }
      queue.publish();
      List<Segment> all = Segment.all(folder);
      Files.delete(all.get(1).file());
      List<Gap> gaps = new ArrayList<>();
      long before = all.get(1).first();
      long behind = all.get(2).first();
      List<Long> expected = new ArrayList<>(range(1, before - 1));
      expected.addAll(range(behind, 30_000));
      assertTrue(
          expected.equals(Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps)),
          gaps::toString);
      assertEquals(List.of(new Gap(before, behind - 1, Gap.Reason.CRASH)), gaps);
      assertEquals(
          range(behind, 30_000),
          Entries.drain(queue, queue.cursor(before + 10), Entries.ALL, new ArrayList<>()));
    }
  }

  @Test
  void retentionDropsWholeSegmentsAndSaysSo() throws IOException {
    SegmentStore small =
        SegmentStore.open(folder, Duration.ofHours(24), 10L << 20, Clock.systemUTC());
    try (EventQueue queue = new EventQueue(small, SMALL_RING)) {
      for (int i = 0; i < 30_000; i++) {
        queue.append(Entries.event(i, 500));
      }
      queue.publish();
      assertTrue(queue.oldest() > 1);
      List<Gap> gaps = new ArrayList<>();
      List<Long> seqs = Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps);
      assertEquals(List.of(new Gap(1, queue.oldest() - 1, Gap.Reason.RETENTION)), gaps);
      assertEquals(range(queue.oldest(), 30_000), seqs);
    }
  }

  @Test
  void aLostStateFileIsAnotherEpochAndKeepsTheOldRecordsAside() throws IOException {
    String epoch;
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      append(queue, 10, new Random(13));
      epoch = queue.epoch();
    }
    Files.move(folder.resolve("state"), folder.resolve("x"), StandardCopyOption.REPLACE_EXISTING);
    try (EventQueue queue = new EventQueue(store(), SMALL_RING)) {
      assertNotEquals(epoch, queue.epoch());
      assertEquals(0, queue.top());
    }
    try (var kept = Files.newDirectoryStream(folder, "*.lost")) {
      assertTrue(kept.iterator().hasNext());
    }
  }

  @Test
  void anEntryToBeSubstitutedIsGivenAloneAndInItsPlace() throws IOException {
    Selector selector =
        (Facets facets) ->
            "session-0".equals(facets.place().session())
                ? Selector.Choice.SUBSTITUTE
                : Selector.Choice.TAKE;
    List<Long> expected = new ArrayList<>();
    for (long seq = 1; seq <= 9; seq++) {
      expected.add((seq - 1) % 3 == 0 ? -seq : seq);
    }
    try (EventQueue disk = new EventQueue(store(), 2_200);
        EventQueue memory = new EventQueue(new MemoryStore(), SMALL_RING)) {
      for (EventQueue queue : List.of(disk, memory)) {
        for (int i = 0; i < 9; i++) {
          queue.append(Entries.event(i, 100));
        }
        queue.publish();
        assertEquals(expected, Entries.drain(queue, queue.cursor(0), selector, new ArrayList<>()));
      }
    }
  }
}
