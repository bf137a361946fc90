package dev.muxcast.agent.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertEquals(Status.EXITED, verdict.status());
    assertEquals("suspended", verdict.reason());
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
