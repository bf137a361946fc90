package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.ControlClient.Purpose;
import dev.muxcast.tmux.ControlMessage.SessionChanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What an attached control client changes whatever we do. Documented for users; pinned here, so
/// that a tmux which no longer does it is noticed.
class UnavoidableIT {

  private final RecordingListener heard = new RecordingListener();

  @EachTmux
  void aProgramThatAskedForFocusIsToldThatItHasIt(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      Path input = tmux.folder().resolve("input");
      tmux.newSession("work", "stty raw -echo; printf '\\033[?1004hasked'; exec cat > " + input);
      TmuxFixture.await("the question", () -> tmux.run("capture-pane", "-p").contains("asked"));
      try (ControlClient client = attach(tmux)) {
        assertTrue(client.alive());
        TmuxFixture.await("the answer", () -> read(input).equals("\033[I"));
      }
      TmuxFixture.await("no clients", () -> tmux.run("list-clients").isEmpty());
      assertTrue(read(input).startsWith("\033[I"), () -> read(input));
    }
  }

  @EachTmux
  void theSessionCountsAsAttachedItsHookRunsAndItsFlagsClear(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(binary)) {
      tmux.configure(
          "set -g monitor-activity on",
          "set-hook -g client-attached 'set -g @attached yes'",
          "set-hook -g client-detached 'set -g @detached yes'");
      tmux.newSession("work", "read x; printf '\\a'; exec cat");
      tmux.run("send-keys", "-t", "work", "Enter");
      TmuxFixture.await("the bell", () -> tmux.format("work", "#{window_bell_flag}").equals("1"));
      try (ControlClient client = attach(tmux)) {
        assertTrue(client.alive());
        assertEquals("1", tmux.format("work", "#{session_attached}"));
        assertEquals("0", tmux.format("work", "#{window_bell_flag}"));
        TmuxFixture.await("hook", () -> tmux.run("show", "-gqv", "@attached").equals("yes"));
      }
      TmuxFixture.await("hook", () -> tmux.run("show", "-gqv", "@detached").equals("yes"));
      assertEquals("0", tmux.format("work", "#{session_attached}"));
    }
  }

  private ControlClient attach(TmuxFixture tmux) throws IOException {
    ControlClient client =
        ControlClient.attach(
            tmux.binary().program(),
            tmux.socket(),
            SessionId.of(0),
            Purpose.WATCH,
            heard,
            new OutputBudget(1 << 20),
            Duration.ofSeconds(10));
    TmuxFixture.await("attached", () -> heard.saw(SessionChanged.class::isInstance));
    return client;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
