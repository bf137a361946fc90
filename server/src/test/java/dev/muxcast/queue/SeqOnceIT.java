package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// No seq is given twice in one epoch, wherever the process is killed and whatever becomes of the
/// files. A kill leaves what the operating system has: a copy of the folder at that moment.
@Timeout(120)
class SeqOnceIT {
  @TempDir Path temp;
  private final List<EventQueue> open = new ArrayList<>();
  private int copies;

  @AfterEach
  void close() throws IOException {
    for (EventQueue queue : open) {
      queue.close();
    }
  }

  private EventQueue open(Path folder) throws IOException {
    EventQueue queue =
        new EventQueue(
            SegmentStore.open(folder, Duration.ofHours(1), 1L << 30, Clock.systemUTC()), 64 * 1024);
    open.add(queue);
    return queue;
  }

  private Path killed(Path folder) throws IOException {
    Path copy = Files.createDirectory(temp.resolve("kill-" + copies++));
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static void say(EventQueue queue, int events) {
    for (int i = 0; i < events; i++) {
      queue.append(Entries.event(i, 30));
    }
    queue.publish();
  }

  private static LogState state(Path folder) throws IOException {
    return LogState.read(folder.resolve("state"));
  }

  private static void awaitMark(Path folder, long seq) throws IOException {
    while (state(folder).given() < seq) {
      Thread.onSpinWait();
    }
  }

  private static Path newest(Path folder) throws IOException {
    return Segment.all(folder).getLast().file();
  }

  private static void cut(Path file, long to) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(to);
    }
  }

  private Path talked(int events) throws IOException {
    Path folder = temp.resolve("log-" + copies++);
    EventQueue queue = open(folder);
    say(queue, events);
    awaitMark(folder, queue.top());
    return folder;
  }

  @Test
  void aJumpIsRememberedByAProcessThatIsKilledBeforeItsFirstEvent() throws IOException {
    Path folder = killed(talked(10));
    LogState state = state(folder);
    new LogState(state.epoch(), "another-boot", 5_000, 10, true, false)
        .write(folder.resolve("state"), true);
    assertEquals(5_000, open(folder).top());
    for (int i = 0; i < 3; i++) {
      folder = killed(folder);
      assertTrue(open(folder).top() >= 5_000, "start " + i);
    }
    EventQueue last = open(killed(folder));
    assertEquals(state.epoch(), last.epoch());
    say(last, 1);
    assertTrue(last.top() > 5_000);
  }

  @Test
  void aLogThatWasEmptiedGoesOnAboveAllThatWasGiven() throws IOException {
    for (int kind = 0; kind < 3; kind++) {
      Path folder = killed(talked(100));
      Path segment = newest(folder);
      switch (kind) {
        case 0 -> Files.delete(segment);
        case 1 -> cut(segment, 0);
        default -> cut(segment, Files.size(segment) / 2);
      }
      EventQueue queue = open(folder);
      say(queue, 1);
      assertTrue(queue.top() > 100, "kind " + kind + ": " + queue.top());
    }
  }

  @Test
  void aStateThatIsOlderThanItsLog_damagedOrGone_isAnotherEpoch() throws IOException {
    Path folder = talked(100);
    String epoch = state(folder).epoch();
    Path older = killed(folder);
    new LogState(epoch, LogState.currentBoot(), 50, 10, true, false)
        .write(older.resolve("state"), true);
    assertNotEquals(epoch, open(older).epoch());
    byte[] whole = Files.readAllBytes(folder.resolve("state"));
    for (int at = 0; at < new String(whole).strip().length(); at++) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1;
      Path damaged = killed(folder);
      Files.write(damaged.resolve("state"), bytes);
      assertNotEquals(epoch, open(damaged).epoch(), "byte " + at);
    }
    Path gone = killed(folder);
    Files.delete(gone.resolve("state"));
    assertNotEquals(epoch, open(gone).epoch());
  }

  @Test
  void whereNoMarkCanBeWrittenTheNextStartHasAnotherEpoch() throws IOException {
    Path folder = temp.resolve("log");
    EventQueue queue = open(folder);
    say(queue, 1);
    awaitMark(folder, 1);
    String epoch = queue.epoch();
    Path state = folder.resolve("state");
    LogStateFile file = new LogStateFile(state, state(folder));
    file.disown();
    file.gave(1_000_000);
    file.broken();
    assertTrue(Files.notExists(state));
    assertNotEquals(epoch, open(killed(folder)).epoch());
    file.reserve(1_000_000);
    assertTrue(state(folder).highWater() > 1_000_000);
    assertEquals(epoch, open(killed(folder)).epoch());
  }

  /// What a client may have seen of each epoch, through kills, orderly ends, machines that went
  /// down and files that were cut, in any order.
  @Test
  void noSeqIsGivenTwiceWhateverHappensOneAfterAnother() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, Long> seen = new HashMap<>();
    Path folder = temp.resolve("log");
    for (int step = 0; step < 60; step++) {
      EventQueue queue = open(folder);
      String where = "seed " + seed + ", step " + step;
      long before = seen.getOrDefault(queue.epoch(), 0L);
      assertTrue(queue.top() >= before, where + ": " + queue.top() + " after " + before);
      say(queue, random.nextInt(4) == 0 ? 0 : random.nextInt(200));
      seen.put(queue.epoch(), queue.top());
      boolean quiet = queue.top() == before;
      if (!quiet) {
        awaitMark(folder, Math.min(queue.top(), state(folder).highWater()));
      }
      if (random.nextInt(4) == 0) {
        open.remove(queue);
        queue.close();
        continue;
      }
      folder = killed(folder);
      List<Segment> all = Segment.all(folder);
      LogState state = state(folder);
      switch (random.nextInt(6)) {
        case 0 -> {
          new LogState(state.epoch(), "b", state.highWater(), state.given(), true, false)
              .write(folder.resolve("state"), true);
          if (!all.isEmpty()) {
            cut(newest(folder), random.nextLong(Files.size(newest(folder)) + 1));
          }
        }
        case 1 -> {
          if (!all.isEmpty()) {
            cut(newest(folder), random.nextLong(Files.size(newest(folder)) + 1));
          }
        }
        case 2 -> {
          for (Segment each : all) {
            Files.delete(each.file());
          }
        }
        case 3 -> {
          if (random.nextInt(4) == 0) {
            Files.delete(folder.resolve("state"));
          }
        }
        default -> {}
      }
    }
  }
}
