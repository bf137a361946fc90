package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.agent.StoredScreen;
import dev.muxcast.agent.Verdict;
import dev.muxcast.client.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `muxcast explain` on a pane that shows what a waiting agent would, a secret among it.
@Timeout(120)
class ExplainIT {
  private static final String SECRET = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
  private static final String AGENT =
      """
      printf '\\033[?1049h\\033[2J\\033[H● Bash(x)\\n\\n────────────\\n Bash command\\n'
      printf '  export TOKEN=%s\\n\\n Do you want to proceed?\\n ❯ 1. Yes\\n   2. No\\n\\n'
      printf ' Esc to cancel · Tab to amend'
      read -r line
      """;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder);
    Path script = Files.writeString(folder.resolve("agent"), AGENT.replace("%s", SECRET));
    cli.tmux(
        "new-session",
        "-d",
        "-s",
        "work",
        "-x",
        "100",
        "-y",
        "30",
        "exec -a claude bash " + script);
  }

  @AfterEach
  void end() throws Exception {
    cli.close();
  }

  private Map<String, Object> explained(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("explain", "%0", "--json"));
    arguments.addAll(List.of(more));
    long end = System.nanoTime() + 40_000_000_000L;
    for (; ; ) {
      Cli.Done done = cli.run(arguments.toArray(String[]::new));
      if (done.out().contains("\"status\":\"waiting\"")) {
        return JsonText.read(done.out());
      }
      assertTrue(System.nanoTime() < end, done.out() + done.err());
    }
  }

  @Test
  void theAnswerHasEachFieldAndNoSecret() throws Exception {
    assertEquals(0, cli.run("up").code());
    Map<String, Object> answer = explained();
    assertEquals("explain.response", answer.get("type"));
    assertEquals("%0", answer.get("pane_id"));
    assertEquals("claude", answer.get("agent_type"));
    assertEquals("permission", answer.get("reason"));
    assertEquals("waiting", answer.get("attention"));
    assertTrue(String.valueOf(answer.get("since")).endsWith("Z"), answer.toString());
    assertTrue(answer.get("evidence") instanceof List<?> all && !all.isEmpty(), answer.toString());
    Map<?, ?> first = (Map<?, ?>) ((List<?>) answer.get("evidence")).getFirst();
    assertEquals("screen", first.get("source"));
    assertEquals("waiting", first.get("says"));
    assertEquals("permission", first.get("rule"));
    assertEquals("Do you want to proceed?", first.get("line"));
    assertTrue(first.get("age_ms") instanceof Number, answer.toString());
    assertTrue(
        ((List<?>) answer.get("rules"))
            .contains(Map.of("rule", "permission", "status", "waiting", "holds", true)),
        answer.toString());
    assertTrue(String.valueOf(answer.get("text")).contains("2. No"), answer.toString());
    assertFalse(answer.toString().contains(SECRET), answer.toString());
  }

  @Test
  void aSavedSampleIsMaskedAndJudgedTheSame() throws Exception {
    assertEquals(0, cli.run("up").code());
    Path saved = folder.resolve("bug.sample");
    explained("--save", saved.toString());
    List<String> lines = Files.readAllLines(saved);
    String[] head = lines.getFirst().split(" \\| ", 3);
    assertEquals("= waiting permission", head[0]);
    assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("|")), lines.toString());
    assertFalse(lines.toString().contains(SECRET), lines.toString());
    Verdict verdict =
        StoredScreen.of(Files.readString(saved), "", "", 0).judge(AgentCatalog.shipped());
    assertEquals("claude", verdict.agentType());
    assertEquals("waiting", verdict.status().word());
  }
}
