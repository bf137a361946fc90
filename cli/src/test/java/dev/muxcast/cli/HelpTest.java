package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

  @Test
  void everyCommandHasHelpWithAnExample() {
    CommandLine line = new CommandLine(new Main());
    assertTrue(line.getUsageMessage().contains("muxcast up"));
    line.getSubcommands()
        .forEach(
            (name, command) -> assertTrue(command.getUsageMessage().contains("Example"), name));
  }

  @Test
  void everyCommandAnswersHelpAndVersion() {
    for (String name : new CommandLine(new Main()).getSubcommands().keySet()) {
      assertEquals(0, quiet(name, "--help"), name);
      assertEquals(0, quiet(name, "--version"), name);
    }
    assertEquals(0, quiet("--version"));
  }

  private static int quiet(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(new StringWriter()));
    return line.execute(arguments);
  }

  @Test
  void aWrongCallIsAUsageError() {
    assertEquals(Exit.USAGE, Main.execute());
    assertEquals(Exit.USAGE, Main.execute("tial"));
    assertEquals(Exit.USAGE, Main.execute("tail", "--since", "whenever"));
    assertEquals(Exit.USAGE, Main.execute("tail", "--severity", "loud"));
  }
}
