package dev.muxcast.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.proc.Proc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `/proc` tells of real processes.
class ForegroundIT {
  @TempDir Path folder;

  /// A process that calls itself by that name, and has these arguments.
  private String type(String name, List<String> arguments) throws Exception {
    Path script = Files.writeString(folder.resolve("stay"), "read -r line\n");
    List<String> words = new ArrayList<>(arguments);
    String call = "exec -a \"$0\" bash \"$@\"";
    List<String> command = new ArrayList<>(List.of("bash", "-c", call, name));
    command.addAll(words.isEmpty() ? List.of(script.toString()) : words);
    Process process = new ProcessBuilder(command).start();
    try {
      Foreground foreground = new Foreground(Proc.HERE);
      long end = System.nanoTime() + 10_000_000_000L;
      for (; ; ) {
        Foreground.Program program = foreground.program((int) process.pid());
        assertTrue(process.isAlive() && System.nanoTime() < end, String.valueOf(program));
        // For a moment in the middle of its exec a process has no arguments.
        if (program != null && program.command().equals(name)) {
          return Foreground.type(AgentCatalog.shipped().types(), program, "");
        }
        Thread.onSpinWait();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @CsvSource({"claude, claude", "codex, codex", "vite, dev_server", "top, unknown"})
  void aProgramIsTypedByItsOwnName(String name, String type) throws Exception {
    assertEquals(type, type(name, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "node, lib/node_modules/@openai/codex/bin/codex.js, codex",
    "python3, venv/bin/aider, aider",
    "bun, bin/opencode, opencode",
    "node, app/node_modules/vite/bin/vite.js, dev_server",
    "node, app/index.js, unknown"
  })
  void whatAnInterpreterRunsIsToldByItsScript(String name, String script, String type)
      throws Exception {
    Path file = folder.resolve(script);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "read -r line\n");
    assertEquals(type, type(name, List.of(file.toString(), "--flag")));
  }

  @Test
  void aScriptUnderAnotherNameIsToldByTheFileItLinksTo() throws Exception {
    Path real = folder.resolve("lib/node_modules/@google/gemini-cli/dist/index.js");
    Files.createDirectories(real.getParent());
    Files.writeString(real, "read -r line\n");
    Path link = Files.createSymbolicLink(folder.resolve("g"), real);
    assertEquals("gemini", type("node", List.of(link.toString())));
  }

  /// A script whose children's list ends in a blank, however many of them are looked at.
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 20})
  void aScriptMayHaveAnyNumberOfChildren(int children) throws Exception {
    String script = "for i in $(seq " + children + "); do sleep 60 & done; echo on; wait";
    Process process = new ProcessBuilder("bash", "-c", script).start();
    try {
      assertEquals("on", process.inputReader().readLine());
      Foreground.Program agent =
          new Foreground(Proc.HERE).agentOf(AgentCatalog.shipped().types(), (int) process.pid());
      assertNull(agent);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aProcessThatIsGoneIsNone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    assertNull(new Foreground(Proc.HERE).program((int) process.pid()));
  }
}
