package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log is written by a process that is killed, or finds its disk full.
class CrashIT {
  @TempDir Path folder;

  private Process start(List<String> before, long pauseEvery) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx24m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(LogChild.class.getName(), folder.toString(), "" + pauseEvery));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static long number(String line, String word) {
    assertTrue(line != null && line.startsWith(word + " "), () -> "expected " + word + ": " + line);
    return Long.parseLong(line.substring(word.length() + 1));
  }

  @Test
  void aKilledWriterLosesNothingAnybodyCouldSeeAndNeverReusesASeq() throws Exception {
    String epoch = null;
    long seen = 0;
    for (int round = 0; round < 8; round++) {
      Process child = start(List.of(), round % 2 == 0 ? 1 << 20 : 50);
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
        String first = out.readLine();
        assertTrue(epoch == null || epoch.equals(first), first);
        epoch = first;
        long from = number(out.readLine(), "first");
        assertTrue(from > seen, from + " was given although " + seen + " was seen");
        long until = from + 3_000L * (round + 1);
        while (seen < until) {
          seen = number(out.readLine(), "seen");
        }
        // By its handle, which leaves the pipe open: what it said last counts.
        child.toHandle().destroyForcibly();
        String line;
        while ((line = out.readLine()) != null) {
          // The last line may be cut by the kill.
          if (line.startsWith("seen ") && line.length() >= ("seen " + seen).length()) {
            seen = Math.max(seen, number(line, "seen"));
          }
        }
      }
      assertTrue(child.waitFor(10, TimeUnit.SECONDS));
    }
    SegmentStore store =
        SegmentStore.open(folder, Duration.ofHours(1), 1L << 30, Clock.systemUTC());
    try (EventQueue queue = new EventQueue(store, 64 * 1024)) {
      assertEquals(epoch, "epoch " + queue.epoch());
      assertTrue(queue.top() >= seen, queue.top() + " < " + seen);
      List<Gap> gaps = new ArrayList<>();
      List<Long> all = Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps);
      assertEquals(List.of(), gaps);
      assertTrue(LongStream.rangeClosed(1, queue.top()).boxed().toList().equals(all));
    }
  }

  /// A limit on the size of files stands in for a full disk; raising it, for space that is made.
  @Test
  void onAFullDiskTheLogGoesOnInMemoryAndOnceThereIsSpaceTheHoleIsDeclared() throws Exception {
    Process child = start(List.of("bash", "-c", "ulimit -S -f 1024; exec \"$@\"", "-"), 20);
    long seen = 0;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      out.readLine();
      out.readLine();
      while (seen < 10_000) {
        seen = number(out.readLine(), "seen");
      }
      Process raise =
          new ProcessBuilder("prlimit", "--fsize=unlimited", "--pid", "" + child.pid())
              .redirectErrorStream(true)
              .start();
      assertTrue(raise.waitFor(10, TimeUnit.SECONDS));
      assertEquals(0, raise.exitValue());
      long until = seen + 5_000;
      while (seen < until) {
        seen = number(out.readLine(), "seen");
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    SegmentStore store =
        SegmentStore.open(folder, Duration.ofHours(1), 1L << 30, Clock.systemUTC());
    try (EventQueue queue = new EventQueue(store, 64 * 1024)) {
      assertTrue(queue.top() >= seen, queue.top() + " < " + seen);
      List<Gap> gaps = new ArrayList<>();
      List<Long> all = Entries.drain(queue, queue.cursor(0), Entries.ALL, gaps);
      assertTrue(!gaps.isEmpty(), "the disk was never full");
      long lost = 0;
      for (Gap gap : gaps) {
        assertEquals(Gap.Reason.CRASH, gap.reason());
        lost += gap.toSeq() - gap.fromSeq() + 1;
      }
      assertEquals(queue.top(), all.size() + lost);
    }
  }
}
