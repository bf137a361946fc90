package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.fuzz.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Segments that anything became of: what is read of them was written, stands in its order, and
/// what is missing is declared.
@Timeout(300)
class SegmentFuzzIT {
  private static final int EVENTS = 40;
  @TempDir Path temp;

  private static EventQueue open(Path folder) throws IOException {
    return new EventQueue(
        SegmentStore.open(folder, Duration.ofHours(1), 1L << 30, Clock.systemUTC()), 64 * 1024);
  }

  @Test
  void nothingIsReadThatWasNotWritten_andNothingIsMissingUndeclared() throws IOException {
    Path whole = temp.resolve("whole");
    Map<Long, String> written = new HashMap<>();
    try (EventQueue queue = open(whole)) {
      for (int i = 0; i < EVENTS; i++) {
        queue.append(Entries.event(i, 20 + i));
      }
      queue.publish();
      Entries.drain(queue, queue.cursor(0), Entries.ALL, new ArrayList<>())
          .forEach(seq -> written.put(seq, ""));
    }
    Path segment = Segment.all(whole).getFirst().file();
    byte[] bytes = Files.readAllBytes(segment);
    Random random = new Random(Fuzz.SEED);
    for (int round = 0; round < Math.max(1, Fuzz.ROUNDS / 20); round++) {
      Path folder = Files.createDirectory(temp.resolve("round-" + round));
      Files.copy(whole.resolve("state"), folder.resolve("state"));
      byte[] damaged = bytes;
      for (int left = 1 + random.nextInt(3); left > 0; left--) {
        damaged = Fuzz.damage(random, damaged);
      }
      Files.write(folder.resolve(segment.getFileName()), damaged);
      String where = "seed " + Fuzz.SEED + ", round " + round;
      try (EventQueue queue = open(folder)) {
        long top = queue.top();
        assertTrue(top >= EVENTS, where + ": top " + top);
        queue.append(Entries.event(1, 10));
        queue.publish();
        List<Gap> gaps = new ArrayList<>();
        List<Long> seqs = Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps);
        long before = 0;
        long lost = 0;
        for (long seq : seqs) {
          assertTrue(seq > before, where + ": " + seqs);
          assertTrue(written.containsKey(seq) || seq == queue.top(), where + ": " + seq);
          before = seq;
        }
        for (Gap gap : gaps) {
          lost += gap.toSeq() - gap.fromSeq() + 1;
        }
        assertTrue(queue.top() == seqs.size() + lost, where + ": " + gaps);
      }
    }
  }
}
