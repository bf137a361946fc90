package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.EventData.CollectorConnected;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The way in which a tmux server is watched changes: what is seen goes on, or the hole is
/// declared.
class SwitchingIT {
  private static final String[] NEW_SESSION = {
    "new-session", "-d", "-s", "work", "-x", "80", "-y", "24", "stty -echo; exec cat"
  };

  @EachTmux
  void anotherModeGoesOnWhereTheOneBeforeEnded_toAttaching(TmuxBinary binary) {
    goesOn(binary, WatchMode.LOOK, WatchMode.ATTACH);
  }

  @EachTmux
  void anotherModeGoesOnWhereTheOneBeforeEnded_toLooking(TmuxBinary binary) {
    goesOn(binary, WatchMode.ATTACH, WatchMode.LOOK);
  }

  private static void goesOn(TmuxBinary binary, WatchMode from, WatchMode to) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "stty -echo; exec cat");
    WatchedTmux before =
        from == WatchMode.LOOK ? WatchedTmux.looked(tmux) : WatchedTmux.attached(tmux);
    try (WatchedTmux watched = before.start("work")) {
      say(tmux, "before");
      TmuxFixture.await("the words", () -> watched.shown("work").contains("before"));
      watched.restart(
          to,
          () -> {
            watched.forget();
            say(tmux, "meanwhile");
            TmuxFixture.await(
                "it is there",
                () -> tmux.run("capture-pane", "-p", "-t", "work").contains("meanwhile"));
          });
      watched.start("work");
      CollectorGap gap = (CollectorGap) watched.await("collector.gap").data();
      assertEquals("down", gap.reason());
      say(tmux, "after");
      TmuxFixture.await("the words", () -> watched.shown("work").contains("after"));
      assertEquals(to.word(), watched.all(CollectorConnected.class).getLast().mode());
      assertNull(watched.first("session.created", event -> true), watched::toString);
      assertEquals(1, watched.all(CollectorGap.class).size(), watched::toString);
    }
  }

  private static void say(TmuxFixture tmux, String words) {
    tmux.run("send-keys", "-t", "work", words, "Enter");
  }

  /// After an upgrade the program is newer than the server, until that is started again.
  @Test
  void aServerOfAnotherVersionIsWatchedAsThatIsBest_andEverythingOfTheOldOneIsToldAsGone() {
    List<TmuxBinary> all = TmuxBinary.watchable();
    TmuxFixture newest = TmuxFixture.on(all.getLast());
    TmuxFixture oldest = newest.by(all.getFirst());
    oldest.newSession("work", "stty -echo; exec cat");
    try (WatchedTmux watched = new WatchedTmux(newest).start("work")) {
      awaitWords(watched, oldest, "of the old");
      String old = watched.all(CollectorConnected.class).getLast().mode();
      assertEquals(mode(all.getFirst()), old);

      replace(watched, oldest, newest);
      awaitWords(watched, newest, "of the new");
      assertEquals(mode(all.getLast()), watched.all(CollectorConnected.class).getLast().mode());

      replace(watched, newest, oldest);
      awaitWords(watched, oldest, "of the old again");
      assertEquals(old, watched.all(CollectorConnected.class).getLast().mode());
      assertEquals(3, watched.all(CollectorConnected.class).size(), watched::toString);
    }
  }

  private static String mode(TmuxBinary binary) {
    return WatchMode.of(null, binary.version(), binary.version()).word();
  }

  private static void replace(WatchedTmux watched, TmuxFixture old, TmuxFixture fresh) {
    old.run("kill-server");
    watched.await("session.removed");
    watched.await("collector.disconnected");
    // The old one may be about to leave its socket still.
    TmuxFixture.await("a server", () -> fresh.attempt(NEW_SESSION).status() == 0);
    watched.collector().appeared(fresh.socket());
    watched.awaitWatched("work");
    watched.await("session.created");
  }

  private static void awaitWords(WatchedTmux watched, TmuxFixture tmux, String words) {
    say(tmux, words);
    TmuxFixture.await(words, () -> watched.shown("work").contains(words));
    assertTrue(watched.all(CollectorGap.class).isEmpty(), watched::toString);
  }
}
