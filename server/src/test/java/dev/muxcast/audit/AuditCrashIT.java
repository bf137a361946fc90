package dev.muxcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static void awaitRecords(Process child, long records) throws IOException {
    BufferedReader said = child.inputReader(StandardCharsets.UTF_8);
    String line = "0";
    while (Long.parseLong(line) < records) {
      line = said.readLine();
      assertTrue(line != null, "it ended");
    }
  }

  private void killAll() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
    children.clear();
  }

  @Test
  void processesThatWriteAtTheSameTimeAndAreKilledLeaveOneWholeChain() throws Exception {
    long before = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Process one = start("one", List.of());
      Process other = start("other", List.of());
      awaitRecords(one, 300 + 70L * (round % 7));
      awaitRecords(other, 300);
      killAll();
      AuditCheck.Found found = AuditCheck.of(new AuditFiles(state), null);
      assertEquals(List.of(), found.problems());
      assertTrue(found.newest().number() > before, "nothing was written");
      before = found.newest().number();
    }
  }

  @Test
  void aDiskThatIsFullLeavesAWholeChain_whichGoesOnWhenThereIsRoom() throws Exception {
    Process full = start("full", List.of("prlimit", "--fsize=12000", "--"));
    awaitRecords(full, 1_500);
    killAll();
    AuditCheck.Found found = AuditCheck.of(new AuditFiles(state), null);
    assertEquals(List.of(), found.problems());
    assertTrue(found.records() > 10 && found.records() < 500, "" + found.records());
    Process roomy = start("roomy", List.of());
    awaitRecords(roomy, 300);
    killAll();
    AuditCheck.Found later = AuditCheck.of(new AuditFiles(state), null);
    assertEquals(List.of(), later.problems());
    assertTrue(later.newest().number() > found.newest().number() + 100);
  }
}
