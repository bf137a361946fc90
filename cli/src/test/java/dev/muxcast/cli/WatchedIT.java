package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `up` and `doctor` say of how a tmux server is watched, and why.
@Timeout(180)
class WatchedIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "look, ' is looked at: collect.mode says so', false",
    "attach, ' is attached to: ', true",
  })
  void upAndDoctorSayHowAndWhy(String mode, String how, boolean attached) throws Exception {
    try (Cli cli = new Cli(folder).with("MUXCAST_COLLECT_MODE", mode)) {
      cli.tmux("new-session", "-d", "-s", "work", "cat");
      cli.tmux("set-option", "-s", "focus-events", "on");
      String line = "tmux server default (" + cli.tmux("display-message", "-p", "#{version}") + ")";
      Cli.Done up = cli.run("up");
      assertTrue(up.out().contains(line + how), up.out() + up.err());
      Cli.Done doctor = cli.run("doctor");
      assertTrue(doctor.out().contains(line + how), doctor.out());
      assertEquals(
          attached, doctor.out().contains("focus-events is on"), "what clients of ours change");
    }
  }
}
