package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmuxProgramIT {

  @TempDir Path folder = Path.of("");

  @EachTmux
  void aProgramIsFoundOnThePathAndByItsPath(TmuxBinary binary) throws Exception {
    assertEquals(
        binary.program(),
        TmuxProgram.find("", "/nowhere::" + binary.path().getParent() + ":/usr/bin"));
    assertEquals(binary.program(), TmuxProgram.find(binary.path().toString(), ""));
  }

  @Test
  void noProgramIsOneLineWithTheFix() {
    assertLine("tmux is not on the PATH: install tmux", "", "/nowhere");
    assertLine("/nowhere/tmux is no program: set tmux.command", "/nowhere/tmux", "/usr/bin");
    assertLine("which is no version", script("echo hello"), "");
  }

  @Test
  void aTooOldOneIsOneLineWithTheFix() {
    assertLine("tmux 3.1c (" + folder, script("echo tmux 3.1c"), "");
    assertLine("is too old: install tmux 3.2 or newer", script("echo tmux 2.9a"), "");
  }

  @Test
  void aRealOldOneIsRefused() {
    TmuxBinary old =
        TmuxBinary.found().stream().filter(b -> !b.version().watchable()).findFirst().orElse(null);
    Assumptions.assumeTrue(old != null, "no tmux before 3.2 on this machine");
    assertLine("is too old: install tmux 3.2 or newer", old.path().toString(), "");
  }

  @EachTmux
  void aServerIsAskedOnceAndNeverStarted(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      TmuxCommand.ListSessions list = new TmuxCommand.ListSessions();
      assertFalse(binary.program().ask(tmux.socket(), list, Duration.ofSeconds(20)).ok());
      assertFalse(Files.exists(tmux.socket().path()));
      tmux.newSession("work #1", "cat");
      Process user = tmux.processBuilder("-C", "attach").start();
      TmuxFixture.await("a client", () -> !tmux.run("list-clients").isEmpty());
      tmux.run("set", "-g", "destroy-unattached", "on");
      Reply reply = binary.program().ask(tmux.socket(), list, Duration.ofSeconds(20));
      List<SessionRow> rows = SessionRow.of(reply);
      assertEquals(1, rows.size(), reply.text());
      assertTrue(rows.getFirst().endsUnattached());
      assertEquals(
          tmux.run("display-message", "-p", "#{pid}-#{start_time}"),
          rows.getFirst().server().toString());
      user.destroy();
    }
  }

  private static void assertLine(String part, String command, String path) {
    TmuxException thrown = assertThrows(TmuxException.class, () -> TmuxProgram.find(command, path));
    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.contains(part), message);
    assertEquals(1, message.lines().count());
  }

  private String script(String line) {
    try {
      Path script = Files.writeString(folder.resolve("tmux"), "#!/bin/sh\n" + line + "\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      return script.toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
