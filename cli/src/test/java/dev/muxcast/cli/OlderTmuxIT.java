package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Commands on the oldest tmux that can be had, which no client of ours can attach to: 3.1c, where
/// `server/src/test/tmux/versions` could bring it.
@Timeout(180)
class OlderTmuxIT {
  private static final String OLDER =
      System.getProperty("user.home") + "/.cache/muxcast/tmux/3.1c/bin/tmux";

  @TempDir Path folder;

  private static String tmux(Cli cli, String... words) throws Exception {
    var command = new ArrayList<>(List.of(OLDER, "-f", "/dev/null"));
    command.addAll(List.of(words));
    Cli.Done done = cli.finish(cli.start(command));
    assertEquals(0, done.code(), done.err());
    return done.out();
  }

  @Test
  void itIsWatchedAndCommandedAndWhyNobodyAttachesIsSaid() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of(OLDER)), "no tmux 3.1c here");
    try (Cli cli = new Cli(folder).with("MUXCAST_TMUX_COMMAND", OLDER)) {
      tmux(cli, "new-session", "-d", "-s", "work", "exec cat");
      try {
        Cli.Done up = cli.run("up");
        assertEquals(0, up.code(), up.err());
        String how = "tmux server default (3.1c) is looked at: before 3.2, tmux tells a client";
        assertTrue(up.out().contains(how), up.out());
        Cli.Done ls = cli.run("ls");
        assertTrue(ls.out().contains("work"), ls.out() + ls.err());
        Cli.Running tail = cli.follow("tail", "--since", "10m", "--type", "pane.output");
        Cli.Done send = cli.run("send", "work:0.0", "words for an old one");
        assertEquals(0, send.code(), send.out() + send.err());
        assertTrue(tmux(cli, "capture-pane", "-p", "-t", "work").contains("words for an old one"));
        tail.await("words for an old one");
        Cli.Done doctor = cli.run("doctor");
        assertTrue(doctor.out().contains(how), doctor.out());
      } finally {
        tmux(cli, "kill-server");
      }
    }
  }
}
