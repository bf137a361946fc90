package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentStoreIT implements EventStoreContract {
  @TempDir Path folder;

  @Override
  public EventStore open() throws IOException {
    return SegmentStore.open(
        folder.resolve("log"), Duration.ofHours(24), 1L << 30, Clock.systemUTC());
  }

  @Test
  void onlyTheOwnerCanReadTheLog() throws IOException {
    EventStore store = open();
    EventQueue queue = new EventQueue(store, 64 * 1024);
    queue.append(Entries.event(1, 10));
    queue.close();
    assertEquals("rwx------", permissions(folder.resolve("log")));
    try (var files = Files.newDirectoryStream(folder.resolve("log"))) {
      int count = 0;
      for (Path file : files) {
        assertEquals("rw-------", permissions(file), file.toString());
        count++;
      }
      assertTrue(count >= 2);
    }
  }

  @Test
  void aTimeIsFoundAShortWayBeforeIt() throws IOException {
    try (EventQueue queue = new EventQueue(open(), 64 * 1024)) {
      assertEquals(0, queue.placeBefore(0));
      for (int second = 1; second <= 20_000; second++) {
        queue.append(at(second * 1_000L));
      }
      queue.publish();
      long place = queue.placeBefore(10_000_000);
      assertTrue(place < 10_000 && place > 9_000, "seq " + place);
      assertEquals(0, queue.placeBefore(0));
      assertTrue(queue.placeBefore(Long.MAX_VALUE) > 19_000);
    }
  }

  @Test
  void lateEventsHideNothingFromWhoLooksForATime() throws IOException {
    try (EventQueue queue = new EventQueue(open(), 64 * 1024)) {
      for (int second = 1; second <= 20_000; second++) {
        queue.append(at(second > 12_000 ? 0 : second * 1_000L));
      }
      queue.publish();
      assertTrue(queue.placeBefore(9_000_000) < 9_000);
    }
  }

  @Test
  void aSegmentThatWasWrittenLastBeforeATimeIsPassedOver() throws IOException {
    try (EventQueue queue = new EventQueue(open(), 64 * 1024)) {
      long day = 24 * 3_600_000L;
      for (int i = 0; i < 10; i++) {
        queue.append(at(i * day));
        queue.publish();
      }
      assertEquals(0, queue.placeBefore(4 * day));
      for (Segment segment : Segment.all(folder.resolve("log"))) {
        FileTime written = FileTime.fromMillis((segment.first() - 1) * day);
        Files.setLastModifiedTime(segment.file(), written);
      }
      for (int i = 0; i < 10; i++) {
        assertEquals(i, queue.placeBefore(i * day), "day " + i);
      }
    }
  }

  private static Event at(long timeMillis) {
    Event event = Entries.event(1, 100);
    return new Event(timeMillis, event.place(), event.data());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
