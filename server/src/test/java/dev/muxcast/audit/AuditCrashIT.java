package dev.muxcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that write one audit at the same time, and are killed, or find the disk full.
@Timeout(90)
class AuditCrashIT {
  private static final int ROUNDS = Integer.getInteger("muxcast.audit.rounds", 4);

  @TempDir Path state;
  private final List<Process> children = new ArrayList<>();

  private Process start(String name, List<String> before) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx24m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(AuditChild.class.getName(), state.toString(), name));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    children.add(child);
    return child;
  }

  private AuditCheck.Found found() throws IOException {
    return AuditCheck.of(new AuditFiles(state), null);
  }

  private long newest() throws IOException {
    boolean begun = Files.exists(state.resolve("audit/head"));
    AuditCheck.Mark newest = begun ? found().newest() : null;
    return newest == null ? 0 : newest.number();
  }

  /// Waits until the chain is that long. Its end is read while it is written.
  private void awaitNewest(long number) throws IOException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (newest() < number) {
      assertTrue(System.nanoTime() < end, "never written");
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// Also where a test fails: a child would write for ever.
  @AfterEach
  void killAll() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
    children.clear();
  }

  @Test
  void processesThatWriteAtTheSameTimeAndAreKilledLeaveOneWholeChain() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      long before = newest();
      start("one", List.of());
      start("other", List.of());
      awaitNewest(before + 200 + 70L * (round % 7));
      killAll();
      assertEquals(List.of(), found().problems());
    }
  }

  @Test
  void aDiskThatIsFullLeavesAWholeChain_whichGoesOnWhenThereIsRoom() throws Exception {
    Process full = start("full", List.of("prlimit", "--fsize=12000", "--"));
    BufferedReader said = full.inputReader(StandardCharsets.UTF_8);
    while (Long.parseLong(said.readLine()) < 5_000) {
      // What is handed over beyond what there is room for holds nobody up.
    }
    killAll();
    AuditCheck.Found found = found();
    assertEquals(List.of(), found.problems());
    assertTrue(found.records() > 10 && found.records() < 50, "" + found.records());
    start("roomy", List.of());
    awaitNewest(found.newest().number() + 100);
    killAll();
    assertEquals(List.of(), found().problems());
  }
}
