package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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
      Duration deadline = Duration.ofSeconds(20);
      assertNull(binary.program().sessions(tmux.socket(), deadline));
      assertFalse(Files.exists(tmux.socket().path()));
      tmux.newSession("work #1", "cat");
      Process user = tmux.processBuilder("-C", "attach").start();
      TmuxFixture.await("a client", () -> !tmux.run("list-clients").isEmpty());
      tmux.run("set", "-g", "destroy-unattached", "on");
      List<SessionRow> rows =
          Objects.requireNonNull(binary.program().sessions(tmux.socket(), deadline));
      assertEquals(1, rows.size());
      assertTrue(rows.getFirst().endsUnattached());
      assertEquals(
          tmux.run("display-message", "-p", "#{pid}-#{start_time}"),
          rows.getFirst().server().toString());
      user.destroy();
    }
  }

  @EachTmux
  void theSessionUsedLastComesLast(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      for (String name : List.of("a", "b", "c")) {
        tmux.newSession(name, "cat");
      }
      for (String used : List.of("b", "a", "c", "b")) {
        UsersWorld.use(tmux, used);
        List<SessionRow> rows =
            Objects.requireNonNull(
                binary.program().sessions(tmux.socket(), Duration.ofSeconds(20)));
        assertEquals(used, rows.getLast().name());
        assertEquals(3, rows.size());
      }
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
