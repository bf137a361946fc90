package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that `up` started and that dies unasked.
@Timeout(180)
class DeathIT {
  @TempDir Path folder;
  private Cli cli;

  /// A launcher that starts these very classes, with what begins them again beside it.
  @BeforeEach
  void makeLauncher() throws IOException {
    Path launcher = folder.resolve("muxcast");
    List<String> words = Cli.command();
    String java = words.getFirst();
    String classes = words.get(words.indexOf("-cp") + 1);
    Files.writeString(
        launcher,
        "#!/bin/sh\nshift\nexec '%s' -cp '%s' dev.muxcast.app.Main \"$@\"\n"
            .formatted(java, classes));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    Files.createSymbolicLink(
        folder.resolve("build-support"), Path.of("..", "build-support").toAbsolutePath());
    cli = new Cli(folder).with("MUXCAST_LAUNCHER", launcher.toString());
  }

  @AfterEach
  void end() throws Exception {
    cli.run("down");
    cli.close();
  }

  private long pid() throws IOException {
    Path lock = cli.home().resolve("lock");
    String said = Files.exists(lock) ? Files.readString(lock).strip() : "";
    return said.isEmpty() ? 0 : Long.parseLong(said.split("\\s", 2)[0]);
  }

  /// Kills it, and waits until another answers.
  private void kill() throws Exception {
    long first = pid();
    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (cli.run("status", "--json").code() != 0 || pid() == first) {
      assertTrue(System.nanoTime() < end, "no other comes");
    }
    assertNotEquals(first, pid());
  }

  @Test
  void isBegunAgain_andThatIsSaidInItsLogAndByTheDoctor() throws Exception {
    Cli.Done up = cli.run("up");
    assertEquals(0, up.code(), up.err());
    assertTrue(!cli.run("doctor").out().contains("died unasked"));
    kill();
    kill();
    Cli.Done logs = cli.run("logs");
    assertTrue(logs.out().contains("died unasked (signal 9)"), logs.out());
    Cli.Done doctor = cli.run("doctor");
    assertTrue(doctor.out().contains("the server died unasked at "), doctor.out());
    assertTrue(doctor.out().contains("(signal 9) and was started again"), doctor.out());
    assertEquals(2, Files.readAllLines(cli.home().resolve("deaths")).size());
    assertEquals(0, cli.run("down").code());
    assertEquals(3, cli.run("status").code());
  }
}
