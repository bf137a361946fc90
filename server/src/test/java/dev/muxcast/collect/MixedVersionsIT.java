package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.actor.WatchMode;
import dev.muxcast.actor.WatchReason;
import dev.muxcast.event.EventData.CollectorConnected;
import dev.muxcast.event.Health;
import dev.muxcast.event.Picture;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A tmux program of another version than the server that runs, as after an upgrade: the server's
/// version is the one that counts.
class MixedVersionsIT {

  static List<Arguments> pairs() {
    List<TmuxBinary> all = TmuxBinary.found();
    return all.stream()
        .flatMap(server -> all.stream().map(program -> Arguments.of(server, program)))
        .filter(pair -> !pair.get()[0].equals(pair.get()[1]))
        .toList();
  }

  @ParameterizedTest(name = "server {0}, program {1}")
  @MethodSource("pairs")
  void aServerIsWatchedAndCommandedByTheProgramOfAnotherVersion(
      TmuxBinary server, TmuxBinary program) {
    watchAndCommand(server, program, null);
  }

  @ParameterizedTest(name = "server {0}, program {1}")
  @MethodSource("pairs")
  void alsoWhereItIsToAttach(TmuxBinary server, TmuxBinary program) {
    watchAndCommand(server, program, WatchMode.ATTACH);
  }

  private static void watchAndCommand(
      TmuxBinary server, TmuxBinary program, @Nullable WatchMode mode) {
    TmuxFixture tmux = TmuxFixture.on(server);
    tmux.newSession("work", "stty -echo; exec cat");
    try (WatchedTmux watched = WatchedTmux.with(tmux, program, mode).start("work")) {
      CollectorConnected found = watched.all(CollectorConnected.class).getFirst();
      assertEquals("" + server.version(), found.tmuxVersion());
      Health.Server health = watched.collector().health().join().servers().getFirst();
      assertEquals("" + server.version(), health.version());
      assertEquals(WatchReason.of(mode, server.version(), program.version(), false), health.why());
      tmux.run("send-keys", "-t", "work", "what it wrote", "Enter");
      TmuxFixture.await("its words", () -> watched.lines("work").contains("what it wrote\n"));

      Picture.Session session =
          watched.collector().snapshot(p -> true, false).join().sessions().getFirst();
      TmuxLine line =
          watched
              .collector()
              .line(session.place().server(), session.place().serverInstance())
              .join()
              .orElseThrow();
      assertTrue(
          line.commands()
              .command(new TmuxCommand.RenameSession(SessionId.of(0), "play #{pid}"))
              .join()
              .ok());
      watched.await("session.renamed", e -> "play #{pid}".equals(e.place().session()));
      assertTrue(
          line.commands()
              .command(new TmuxCommand.SendText(new SessionPane(null, PaneId.of(0)), "typed"))
              .join()
              .ok());
      TmuxFixture.await(
          "what was typed",
          () ->
              tmux.run("send-keys", "-t", "%0", "Enter") != null
                  && watched.lines("play #{pid}").contains("typed"));
      assertTrue(line.commands().command(new TmuxCommand.KillSession(SessionId.of(0))).join().ok());
      watched.await("session.removed");
      assertTrue(watched.collector().health().join().reasons().isEmpty());
    }
  }
}
