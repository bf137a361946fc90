package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many things an agent says it left running.
class BackgroundTest {
  private static final AgentCatalog CATALOG = AgentCatalog.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "codex; • Finished.%n%n  2 background terminals running · /ps to view%n%n› %n%n  gpt; READY; 2",
        "codex; • Finished.%n  1 background terminal running%n%na%nb%nc%nd%n› %n  gpt; READY; 0",
        "codex; • Spawned 01a2 (gpt medium)%n  └ slow%n%n• Finished.%n%n› %n  · Main [default]; READY; 0",
        "claude; ────────────%n❯ %n────────────%n  ⏸ manual mode on · 3 shells · ↓ to manage; READY; 3",
        "claude; ────────────%n❯ %n────────────%n  ? for shortcuts; READY; 0"
      })
  void whatRunsInTheBackgroundIsCountedAndTheAgentIsReady(
      String command, String screen, Status status, int count) {
    Verdict verdict = StoredScreen.of(String.format(screen), "", command, 0).judge(CATALOG);
    assertEquals(status + " " + count, verdict.status() + " " + verdict.background());
  }
}
