package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
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

  /// What an interpreter or a package manager runs is told by its arguments, and only by the one
  /// that names the program.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node | /usr/lib/node_modules/@openai/codex/bin/codex.js | codex",
        "node | --max-old-space-size=4096 /opt/bin/gemini --yolo | gemini",
        "node | /home/me/.local/bin/qwen | qwen",
        "bun | /home/me/.bun/bin/opencode | opencode",
        "bun | run index.ts | unknown",
        "deno | run -A x.ts | unknown",
        "python3 | /home/me/venv/bin/aider --model x | aider",
        "python | -m aider | aider",
        "python3 | -c import_aider | unknown",
        "node | -e codex | unknown",
        "node | server.js codex claude | unknown",
        "node | /usr/bin/npx @anthropic-ai/claude-code | claude",
        "node | /usr/lib/node_modules/npm/bin/npx-cli.js codex | codex",
        "npm exec @openai/codex | '' | codex",
        "npm exec --yes @google/gemini-cli | '' | gemini",
        "pnpm | dlx @qwen-code/qwen-code | qwen",
        "npm run dev | '' | dev_server",
        "npm | run dev | dev_server",
        "npm | run codex | dev_server",
        "node | /app/node_modules/.bin/vite --port 3000 | dev_server",
        "node | /app/node_modules/vite/bin/vite.js | dev_server",
        "node | /app/node_modules/.bin/next dev | dev_server",
        "python | -m uvicorn app:app --reload | dev_server",
        "python3 | /venv/bin/uvicorn app:app | dev_server",
        "python | manage.py runserver | dev_server",
        "python3 | -m http.server 8000 | dev_server",
        "uvicorn | app:app | dev_server",
        "rg | codex | unknown",
        "vim | /src/claude | unknown"
      })
  void aPaneIsTypedByTheProgramThatItsArgumentsName(String command, String arguments, String type) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
    String name = command.split(" ", -1)[0];
    assertEquals(type, types.of(name, words, "", List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "Project-Manager, claude, PROJECT_MANAGER",
    "Claude-Agent, shell, CLAUDE_AGENT",
    "x, codex, CODEX_AGENT",
    "Next.js Dev Server, unknown, DEV_SERVER",
    "dev-server, shell, DEV_SERVER",
    "Dev-Server, unknown, DEV_SERVER",
    "DEV_SERVER, dev_server, DEV_SERVER",
    "frontend, dev_server, DEV_SERVER",
    "backend server, shell, DEV_SERVER",
    "dev, claude, CLAUDE_AGENT",
    "Claude-Frontend, unknown, CLAUDE_AGENT",
    "pm, codex, PROJECT_MANAGER",
    "bash, shell, SHELL",
    "Shell, unknown, SHELL",
    "developer notes, unknown, UNKNOWN",
    "spm, unknown, UNKNOWN"
  })
  void aWindowIsTypedAsTmuxOrchestratorDoes(String name, String type, String kind) {
    assertEquals(kind, WindowKinds.of(name, type));
  }
}
