package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    assertLine("tmux 1.9a (" + folder, script("echo tmux 1.9a"), "");
    assertLine("is too old: install tmux 2.0 or newer", script("echo tmux 1.8"), "");
  }

  @Test
  void oneThatCanOnlyLookIsTaken() throws Exception {
    assertEquals("2.0", "" + TmuxProgram.find(script("echo tmux 2.0"), "").version());
    for (TmuxBinary each : TmuxBinary.found()) {
      assertEquals(each.program(), TmuxProgram.find(each.path().toString(), ""));
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
