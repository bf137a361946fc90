package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.Picture;
import dev.muxcast.guard.Bound;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;

/// Two tmux servers, one of which is stopped, as one that hangs.
class StoppedTmuxIT {

  private static void signal(String name, String pid) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
  }

  private static List<String> reasons(WatchedTmux watched) {
    return watched.collector().health().join().reasons();
  }

  @EachTmux
  void oneThatIsStoppedDelaysNobodyElse(TmuxBinary binary) throws Exception {
    TmuxFixture other = TmuxFixture.on(binary);
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "stty -echo; exec cat");
    other.newSession("stopped", "stty -echo; exec cat");
    String pid = other.run("display-message", "-p", "#{pid}");
    try (other;
        WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      watched.collector().appeared(other.socket());
      watched.awaitWatched("stopped");
      Picture.Session session =
          watched
              .collector()
              .snapshot(place -> "stopped".equals(place.session()), false)
              .join()
              .sessions()
              .getFirst();
      TmuxLine line =
          watched
              .collector()
              .line(session.place().server(), session.place().serverInstance())
              .join()
              .orElseThrow();
      long refused = Bound.COMMANDS.count();
      signal("STOP", pid);
      try {
        // More than any pipe holds, and more than would be kept.
        for (int i = 0; i < 20; i++) {
          var unused = line.commands().command(new TmuxCommand.FillBuffer(i, "x".repeat(98_000)));
        }
        for (int i = 0; i < 5; i++) {
          String words = "words " + i;
          tmux.run("send-keys", "-t", "work", words, "Enter");
          TmuxFixture.await(words, () -> watched.shown("work").contains(words));
        }
        assertThrows(
            CompletionException.class,
            () -> line.commands().command(new TmuxCommand.DropBuffer(1)).join());
        // What waits for a control client is bounded; on a socket nobody waits.
        assertEquals(line.mode() == WatchMode.ATTACH, Bound.COMMANDS.count() > refused);
        // At the latest a while after it was asked for its picture.
        TmuxFixture.await("that is said", () -> !reasons(watched).isEmpty());
        assertTrue(
            reasons(watched).getFirst().contains("does not answer"), reasons(watched)::toString);
        assertFalse(watched.collector().health().join().blind());
      } finally {
        signal("CONT", pid);
      }
      other.run("send-keys", "-t", "stopped", "back again", "Enter");
      TmuxFixture.await("its words", () -> watched.shown("stopped").contains("back again"));
      TmuxFixture.await("all is well", () -> reasons(watched).isEmpty());
      assertTrue(watched.gone.isEmpty(), watched::toString);
    }
  }
}
