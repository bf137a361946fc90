package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whoever watches a tmux server: its users notice nothing of it, while it watches, after it was
/// killed, restarted and stopped. Programs that fill their screens run in the panes.
public abstract class NonDisturbanceContract {

  private static final String FULL_SCREEN =
      "exec perl " + Path.of("src/test/tmux/agent").toAbsolutePath() + " ";

  /// Starts a process that watches that tmux server and no other.
  protected abstract Process watch(TmuxFixture tmux) throws IOException;

  /// Waits until it watches all three sessions: a client each, and one for the topology.
  protected void awaitWatched(TmuxFixture tmux) throws IOException {
    TmuxFixture.await(
        "a client per session and one for the topology",
        () -> tmux.run("list-clients").lines().count() == 4);
  }

  /// Ends such a process as its user would.
  protected void stop(Process watcher) throws IOException {
    watcher.destroy();
  }

  @EachTmux
  void theUsersNoticeNothing(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = usersServer(binary)) {
      assertEquals("beta", UsersWorld.pickedByAttach(tmux));
      String before = UsersWorld.picture(tmux);

      Process watcher = watch(tmux);
      awaitWatched(tmux);
      assertUndisturbed(tmux, before, "while it watches");

      watcher.destroyForcibly();
      awaitLeft(tmux, watcher);
      assertUndisturbed(tmux, before, "after it was killed");

      watcher = watch(tmux);
      awaitWatched(tmux);
      assertUndisturbed(tmux, before, "while it watches again");

      stop(watcher);
      awaitLeft(tmux, watcher);
      assertUndisturbed(tmux, before, "after it was stopped");
      assertEquals("aaaa", Files.readString(input(tmux, "beta")), "what the program was typed");
      assertEquals("", Files.readString(input(tmux, "alpha")), "what the program was typed");
    }
  }

  @EachTmux
  void theSessionLastUsedIsPickedAlsoWhenItChanges(TmuxBinary binary) throws Exception {
    try (TmuxFixture tmux = usersServer(binary)) {
      Process watcher = watch(tmux);
      awaitWatched(tmux);
      UsersWorld.use(tmux, "gamma");
      assertEquals("gamma", UsersWorld.pickedByAttach(tmux));
      UsersWorld.use(tmux, "alpha");
      assertEquals("alpha", UsersWorld.pickedByAttach(tmux));
      stop(watcher);
      awaitLeft(tmux, watcher);
      assertEquals("alpha", UsersWorld.pickedByAttach(tmux));
    }
  }

  /// A server with options, hooks and environments of its own; `beta` was used last.
  private static TmuxFixture usersServer(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.configure(
        "set -g history-limit 1234",
        "set -g focus-events on",
        "set -g status-left '#{session_name} '",
        "set -g update-environment 'DISPLAY SSH_AUTH_SOCK'",
        "set -g @mine 'my own'",
        "setenv -g TOOL yes",
        "set-hook -g after-new-window 'set -g @windows yes'",
        "bind-key x display-message hello");
    for (String name : List.of("gamma", "alpha", "beta")) {
      tmux.newSession(name, FULL_SCREEN + input(tmux, name));
      tmux.run("set-environment", "-t", name, "SSH_AUTH_SOCK", "/agent/" + name);
      tmux.run("set-environment", "-t", name, "DISPLAY", ":7");
    }
    tmux.run("set-option", "-t", "alpha", "status", "off");
    tmux.run("set-hook", "-t", "alpha", "session-renamed", "set -g @renamed yes");
    tmux.run("new-window", "-d", "-t", "alpha", "-n", "shell", "exec cat");
    tmux.run("split-window", "-d", "-t", "alpha:shell", "exec cat");
    for (String name : List.of("gamma", "alpha", "beta")) {
      TmuxFixture.await(
          name,
          () ->
              tmux.format(name + ":0", "#{alternate_on} #{cursor_y} #{window_name}")
                  .equals("1 2 perl"));
    }
    TmuxFixture.await("input files", () -> Files.exists(input(tmux, "beta")));
    UsersWorld.use(tmux, "beta");
    return tmux;
  }

  private static void assertUndisturbed(TmuxFixture tmux, String before, String when) {
    assertEquals(before, UsersWorld.picture(tmux), when);
    int typed = typed(tmux);
    tmux.run("send-keys", "-t", "beta", "a");
    TmuxFixture.await("send-keys by others " + when, () -> typed(tmux) == typed + 1);
    assertEquals("beta", UsersWorld.pickedByAttach(tmux), when);
    assertEquals(before, UsersWorld.picture(tmux), when);
  }

  private static int typed(TmuxFixture tmux) {
    try {
      return Files.readString(input(tmux, "beta")).length();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path input(TmuxFixture tmux, String session) {
    return tmux.folder().resolve("input-" + session);
  }

  private static void awaitLeft(TmuxFixture tmux, Process watcher) throws InterruptedException {
    assertTrue(watcher.waitFor(20, TimeUnit.SECONDS), "the watcher ends");
    TmuxFixture.await("its clients leave", () -> tmux.run("list-clients").isEmpty());
  }
}
