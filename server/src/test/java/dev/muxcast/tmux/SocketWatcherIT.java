package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Servers come and go while the watcher looks.
class SocketWatcherIT implements SocketWatcher.Listener {

  private final List<String> told = new CopyOnWriteArrayList<>();
  private volatile String faulty = "";

  @Override
  public void onServer(TmuxSocket socket) {
    told.add("+" + socket.label());
    if (socket.label().equals(faulty)) {
      throw new IllegalStateException("of the test");
    }
  }

  @Override
  public void onServerGone(TmuxSocket socket) {
    told.add("-" + socket.label());
  }

  @Test
  void serversAreToldOfAsTheyComeAndGo() throws IOException {
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
        SocketWatcher watcher = watch(allIn(tmux))) {
      watcher.start();
      tmux.newSession("work", "cat");
      TmuxFixture.await("the server", () -> told.equals(List.of("+private")));
      tmux.run("kill-server");
      // tmux leaves it behind, and with it nothing to see.
      Files.delete(tmux.socket().path());
      TmuxFixture.await("its end", () -> told.equals(List.of("+private", "-private")));
      tmux.newSession("work", "cat");
      TmuxFixture.await("it again", () -> told.equals(List.of("+private", "-private", "+private")));
    }
  }

  @Test
  void aServerKilledHardIsToldOfAgainWhenItIsBack() {
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
        SocketWatcher watcher = watch(allIn(tmux))) {
      tmux.newSession("work", "cat");
      watcher.start();
      TmuxFixture.await("the server", () -> told.equals(List.of("+private")));
      tmux.killServerHard();
      watcher.forget(tmux.socket());
      tmux.newSession("work", "cat");
      // Its end may be told of as well: the new server's start makes the watcher look.
      TmuxFixture.await(
          "it again",
          () ->
              told.stream().filter("+private"::equals).count() == 2
                  && told.getLast().startsWith("+"));
    }
  }

  @Test
  void aChosenSocketOutsideOfTheFolderIsWatched() {
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
        SocketWatcher watcher =
            watch(TmuxSockets.of("/nowhere", 7, List.of("" + tmux.socket().path())))) {
      watcher.start();
      tmux.newSession("work", "cat");
      TmuxFixture.await("the server", () -> told.equals(List.of("+private")));
    }
  }

  @Test
  void aFaultInWhoIsToldCostsNoOtherServer() {
    faulty = "private";
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
        SocketWatcher watcher = watch(allIn(tmux))) {
      watcher.start();
      tmux.newSession("work", "cat");
      TmuxFixture.await("the server", () -> told.contains("+private"));
      Path second = tmux.socket().path().resolveSibling("second");
      tmux.run("run-shell", tmux.binary().path() + " -S " + second + " -f /dev/null new -d cat");
      try {
        TmuxFixture.await("the other one", () -> told.contains("+second"));
      } finally {
        tmux.run("run-shell", tmux.binary().path() + " -S " + second + " kill-server");
      }
    }
  }

  @Test
  void aFolderThatIsNotThereHasNoServers() {
    TmuxSockets sockets = new TmuxSockets(Path.of("/nowhere/tmux-0"), List.of());
    assertEquals(List.of(), sockets.live(Assertions::fail));
    assertFalse(TmuxSockets.answers(Path.of("/nowhere/tmux-0/default")));
  }

  private SocketWatcher watch(TmuxSockets sockets) {
    return new SocketWatcher(sockets, this, Duration.ofMillis(20));
  }

  private static TmuxSockets allIn(TmuxFixture tmux) {
    return new TmuxSockets(
        java.util.Objects.requireNonNull(tmux.socket().path().getParent()), List.of());
  }
}
