package dev.muxcast.agent.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTypesTest {
  private final AgentTypes types = AgentCatalog.shipped().types();

  @ParameterizedTest
  @CsvSource({
    "claude, ✳ Claude Code, claude",
    "node, ⠋ folder, codex",
    "node, [ ! ] Action Required | folder, codex",
    "node, ◇  Ready (folder), gemini",
    "node, Qwen - folder, qwen",
    "opencode, OpenCode, opencode",
    "node, Fix it - GitHub Copilot, copilot",
    "bash, π - folder, shell",
    "-zsh, '', shell",
    "node, vm, unknown",
    "vite, '', dev_server",
    "vim, a.txt, unknown"
  })
  void aPaneIsTypedByItsCommandAndTitle(String command, String title, String type) {
    assertEquals(type, types.of(command, title));
  }

  @ParameterizedTest
  @CsvSource({
    "Project-Manager, claude, PROJECT_MANAGER",
    "Claude-Agent, shell, CLAUDE_AGENT",
    "x, codex, CODEX_AGENT",
    "Next.js Dev Server, unknown, DEV_SERVER",
    "dev-server, shell, DEV_SERVER",
    "bash, shell, SHELL",
    "Shell, unknown, SHELL",
    "developer notes, unknown, UNKNOWN",
    "spm, unknown, UNKNOWN"
  })
  void aWindowIsTypedAsTmuxOrchestratorDoes(String name, String type, String kind) {
    assertEquals(kind, WindowKinds.of(name, type));
  }
}
