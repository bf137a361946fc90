package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredScreenTest {
  private final AgentCatalog catalog = AgentCatalog.shipped();

  @Test
  void escapesAreTakenOutOfAStoredScreen() {
    StoredScreen screen =
        StoredScreen.of(
            "\u001b[38;5;246m❯ \u001b]8;;http://x\u001b\\link\u001b]8;;\u0007\u001b(B\u000f\r\n\tx \n",
            "",
            "",
            0);
    assertEquals(List.of("❯ link", "\tx"), screen.rows());
  }

  @Test
  void whatIsAboveThePaneIsScrollback() {
    assertEquals(List.of("b", "c"), StoredScreen.of("a\nb\nc\n", "", "", 2).rows());
  }

  @Test
  void aSampleIsItsRowsWithItsCommandAndTitle_unlessOthersAreGiven() {
    String sample = "= waiting permission | claude | ✳ a | b\n|a\n|\n|  | b\n";
    assertEquals(
        new StoredScreen(List.of("a", "", "  | b"), "✳ a | b", "claude"),
        StoredScreen.of(sample, "", "", 0));
    assertEquals(
        new StoredScreen(List.of("  | b"), "t", "c"), StoredScreen.of(sample, "t", "c", 1));
    assertEquals(
        new StoredScreen(List.of("a"), "", "claude"),
        StoredScreen.of("= ready | claude | \n|a\n", "", "", 0));
  }

  @Test
  void aScreenThatOnlyBeginsLikeASampleIsNone() {
    List<String> rows = List.of("= 1 | 2", "|a", "b");
    assertEquals(rows, StoredScreen.of("= 1 | 2\n|a\nb\n", "", "", 0).rows());
    assertEquals(List.of("= 1"), StoredScreen.of("= 1\n", "", "", 0).rows());
  }

  @Test
  void anAgentThatWentLeavesAnExitedPane() {
    Verdict verdict =
        StoredScreen.of(
                "› Ask Codex to do anything\n\n  gpt-5 · ~/x\nTo continue this session, run codex"
                    + " resume 1\n~/x $ \n",
                "",
                "bash",
                24)
            .judge(catalog);
    assertEquals("codex", verdict.agentType());
    assertEquals(Status.EXITED, verdict.status());
  }

  @Test
  void aStoppedAgentIsSuspended() {
    Verdict verdict =
        StoredScreen.of(
                "~ $ claude\n\nClaude Code has been suspended. Run `fg` to bring it back.\n\n"
                    + "[1]+  Stopped                 claude\n~ $ \n",
                "✳ Claude Code",
                "bash",
                24)
            .judge(catalog);
    assertEquals("claude", verdict.agentType());
    assertEquals(Status.EXITED, verdict.status());
    assertEquals("suspended", verdict.reason());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Resume this session with:%nclaude --resume 023de1d4-b96f%n~ $; claude",
        "Resume this session with:%nclaude --permission-mode plan --resume 023de1d4%n~ $; claude",
        "Token usage: total=9%nTo continue this session, run:%n  codex resume 01a2-e1%n~ $; codex",
        "│  To resume this session: gemini --resume 3c31  │%n╰────╯%n~ $; gemini",
        "  Session   Work%n  Continue  opencode -s ses_1%n~ $; opencode",
        "To continue this session, run%nqwen --resume 8afa%n~ $; qwen",
        "[1]+  Stopped                 codex%n~ $; codex",
        "claude --resume 0a1%n~ $ make%nqwen --resume 8afa%n~ $; qwen",
        "claude --resume 0a1%n~ $ make%na%nb%nc%nd%ne%nf%ng%nh%ni%nj%nk%nl%n~ $; shell",
        "~ $ claude --version%n2.1.330 (Claude Code)%n~ $; shell",
        "~ $; shell"
      })
  void aShellTellsWhichAgentLeftIt(String screen, String agent) {
    Verdict verdict = StoredScreen.of(String.format(screen), "", "bash", 0).judge(catalog);
    assertEquals(agent + " EXITED", verdict.agentType() + " " + verdict.status());
  }

  @Test
  void aKilledAgentsScreenWithAPromptOverItIsExited() {
    Verdict verdict =
        StoredScreen.of(
                """
                ▝▜██████▀  Claude Code v2.1.330

                ────────────────────────────────────────
                ❯ Killed
                ~/x $ ──────────────────────────────────
                  ⏸ manual mode on · ? for shortcuts
                """,
                "✳ Claude Code",
                "bash",
                24)
            .judge(catalog);
    assertEquals("claude EXITED", verdict.agentType() + " " + verdict.status());
  }

  @Test
  void anAgentThatAScriptRunsIsSeenBehindItsShell() {
    Verdict verdict =
        StoredScreen.of(
                "────────────\n❯ \n────────────\n  ⏸ manual mode on · ? for shortcuts\n",
                "",
                "sh",
                24)
            .judge(catalog);
    assertEquals("claude", verdict.agentType());
    assertEquals(Status.READY, verdict.status());
  }

  @Test
  void whatNobodyKnowsIsUnknown() {
    Verdict verdict =
        StoredScreen.of("Do you want to proceed?\n❯ 1. Yes\n  2. No\n", "vm", "vim", 24)
            .judge(catalog);
    assertEquals(AgentTypes.UNKNOWN, verdict.agentType());
    assertEquals(Status.UNKNOWN, verdict.status());
  }
}
