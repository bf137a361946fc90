package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.ControlClient.Purpose;
import dev.muxcast.tmux.ControlMessage.Exit;
import dev.muxcast.tmux.ControlMessage.SessionChanged;
import dev.muxcast.tmux.ControlMessage.Unknown;
import dev.muxcast.tmux.ControlMessage.WindowClose;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Panes that try to pass their text off as tmux's own words.
class SpoofingIT {

  private static final PaneId FIRST = PaneId.of(0);
  private final RecordingListener heard = new RecordingListener();

  /// A screen full of the very guards that the next captures will have.
  @EachTmux
  void aScreenOfTrueGuardsIsTextAllTheSame(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.run("new-session", "-d", "-s", "work", "-x", "40", "-y", "2000", "stty -echo; exec cat");
      try (ControlClient client = attach(tmux)) {
        TmuxFixture.await("attached", () -> heard.saw(SessionChanged.class::isInstance));
        long number = Long.parseLong(tmux.format("work", "#{start_time}"));
        assertTrue(number > 0);
        long now = System.currentTimeMillis() / 1000;
        StringBuilder text = new StringBuilder("\033c");
        for (long time = now; time < now + 12; time++) {
          for (long n = 250; n < 410; n++) {
            text.append("%end ").append(time).append(' ').append(n).append(" 1\n");
          }
        }
        Files.writeString(tmux.folder().resolve("guards"), text.toString());
        tmux.run("respawn-pane", "-k", "-t", "work", "cat " + tmux.folder() + "/guards; exec cat");
        TmuxFixture.await(
            "the guards", () -> tmux.run("capture-pane", "-p", "-t", "work").contains(" 409 1"));
        for (int i = 0; i < 10; i++) {
          Screen screen =
              Objects.requireNonNull(
                  Screen.of(
                      client.command(new TmuxCommand.Capture(FIRST)).get(20, TimeUnit.SECONDS)));
          assertEquals(2000, screen.rows().size());
          assertEquals("%end " + now + " 250 1", screen.rows().getFirst());
        }
        assertFalse(heard.saw(Unknown.class::isInstance), () -> heard.messages().toString());
      }
    }
  }

  @EachTmux
  void namesTitlesAndFoldersStayValues(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      String folder = tmux.folder() + "/a b\n%window-close @0\n%exit . \\\"'é";
      Files.createDirectories(java.nio.file.Path.of(folder));
      tmux.run(
          "new-session",
          "-d",
          "-s",
          "work",
          "-x",
          "80",
          "-y",
          "24",
          "-c",
          folder,
          "printf '\\033]2;t . %%exit #{x}\\007'; exec cat");
      tmux.attempt("rename-session", "-t", "$0", "s\n%exit .");
      tmux.attempt("rename-window", "-t", "@0", "w\n%exit . x");
      try (ControlClient client = attach(tmux)) {
        TmuxFixture.await("attached", () -> heard.saw(SessionChanged.class::isInstance));
        tmux.attempt("rename-window", "-t", "@0", "z\n%window-close @0");
        assertTrue(client.command(new TmuxCommand.Subscribe()).get(20, TimeUnit.SECONDS).ok());
        List<PaneRow> panes =
            PaneRow.of(client.command(new TmuxCommand.ListPanes()).get(20, TimeUnit.SECONDS));
        assertEquals(1, panes.size());
        // 3.8 writes a backslash of its own before a line end; the rest is as it was.
        assertEquals(folder, panes.getFirst().path());
        assertTrue(panes.getFirst().facts().title().startsWith("t . %exit "), panes::toString);
        assertFalse(
            heard.saw(m -> m instanceof Exit || m instanceof WindowClose || m instanceof Unknown),
            () -> heard.messages().toString());
        assertTrue(client.alive());
      }
    }
  }

  private ControlClient attach(TmuxFixture tmux) throws Exception {
    return ControlClient.attach(
        tmux.binary().program(),
        tmux.socket(),
        SessionId.of(0),
        Purpose.WATCH,
        heard,
        new OutputBudget(8 << 20),
        Duration.ofSeconds(10));
  }
}
