package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What commands say while tmux hangs, in both modes.
@Timeout(180)
class HangingTmuxIT {
  @TempDir Path folder;
  private Cli cli;
  private String tmux = "";

  private void signal(String name) throws Exception {
    cli.finish(cli.start(List.of("kill", "-" + name, tmux)));
  }

  @AfterEach
  void end() throws Exception {
    signal("CONT");
    cli.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"look", "attach"})
  void statusAndDoctorSaySo(String mode) throws Exception {
    cli = new Cli(folder).with("MUXCAST_COLLECT_MODE", mode);
    cli.tmux("new-session", "-d", "-s", "work", "cat");
    tmux = cli.tmux("display-message", "-p", "#{pid}");
    cli.run("up");
    signal("STOP");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    Cli.Done status = cli.run("status");
    while (!status.out().contains("does not answer")) {
      assertTrue(System.nanoTime() < end, status.out());
      status = cli.run("status");
    }
    assertEquals(0, status.code(), status.err());
    assertTrue(status.out().contains("blind: tmux server default does not answer"), status.out());
    Cli.Done doctor = cli.run("doctor");
    String said = "the server is blind: tmux server default does not answer";
    assertTrue(doctor.out().contains(said), doctor.out());
  }
}
