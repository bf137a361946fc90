package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
