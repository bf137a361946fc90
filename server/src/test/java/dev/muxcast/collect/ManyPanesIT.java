package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.guard.Bound;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Many panes at once.
class ManyPanesIT {
  private static final int WINDOWS = 100;

  private static WatchedTmux watch(TmuxFixture tmux, WatchMode mode) {
    return mode == WatchMode.ATTACH ? WatchedTmux.attached(tmux) : WatchedTmux.looked(tmux);
  }

  /// Has a hundred windows begin in one moment, each with that command.
  private static void open(TmuxFixture tmux, String command) throws IOException {
    StringBuilder windows = new StringBuilder();
    for (int i = 0; i < WINDOWS; i++) {
      windows.append("new-window -d -t work: '" + command.replace("$", "" + i) + "'\n");
    }
    Path script = Files.writeString(tmux.folder().resolve("windows"), windows);
    tmux.run("source-file", script.toString());
  }

  @EachTmux
  void theFirstWordsOfAHundredWindowsThatBeginAtOnceAreTold_attached(TmuxBinary binary)
      throws IOException {
    theFirstWordsAreTold(binary, WatchMode.ATTACH);
  }

  @EachTmux
  void theFirstWordsOfAHundredWindowsThatBeginAtOnceAreTold_looked(TmuxBinary binary)
      throws IOException {
    theFirstWordsAreTold(binary, WatchMode.LOOK);
  }

  private static void theFirstWordsAreTold(TmuxBinary binary, WatchMode mode) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec cat");
    try (WatchedTmux watched = watch(tmux, mode).start("work")) {
      open(tmux, "echo HELLO-$-; exec cat");
      for (int i = 0; i < WINDOWS; i++) {
        String words = "HELLO-" + i + "-";
        TmuxFixture.await(words, () -> watched.shown("work").contains(words));
      }
      assertTrue(watched.all(CollectorGap.class).isEmpty(), watched::toString);
    }
  }

  /// Panes that are gone before anybody could see whose they were: what was read of them is told,
  /// or they are counted; nothing of them stays, and all else goes on.
  @EachTmux
  void panesThatComeAndGoAreTold_orCounted_attached(TmuxBinary binary) throws IOException {
    panesComeAndGo(binary, WatchMode.ATTACH);
  }

  @EachTmux
  void panesThatComeAndGoAreTold_orCounted_looked(TmuxBinary binary) throws IOException {
    panesComeAndGo(binary, WatchMode.LOOK);
  }

  private static void panesComeAndGo(TmuxBinary binary, WatchMode mode) throws IOException {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "stty -echo; exec cat");
    try (WatchedTmux watched = watch(tmux, mode).start("work")) {
      long passed = Bound.PASSING_PANES.count();
      open(tmux, "echo HELLO-$-");
      TmuxFixture.await(
          "they are gone", () -> tmux.run("list-panes", "-a", "-F", "#{pane_id}").equals("%0"));
      tmux.run("send-keys", "-t", "work", "still here", "Enter");
      TmuxFixture.await("the words", () -> watched.shown("work").contains("still here"));
      tmux.run("new-window", "-d", "-n", "last", "-t", "work:", "exec cat");
      watched.await("window.created", event -> "last".equals(event.place().windowName()));
      TmuxFixture.await(
          "each is told of, or counted",
          () -> told(watched) + Bound.PASSING_PANES.count() - passed >= WINDOWS);
      assertEquals(List.of(), watched.gone);
      assertTrue(watched.collector().health().join().reasons().isEmpty());
    }
  }

  /// How many of them had been shown, or said something that was told.
  private static long told(WatchedTmux watched) {
    String words = watched.shown("work");
    long told = 0;
    for (int i = 1; i <= WINDOWS; i++) {
      String pane = "%" + i;
      boolean shown = watched.first("pane.created", e -> pane.equals(e.place().paneId())) != null;
      told += shown || words.contains("HELLO-" + (i - 1) + "-") ? 1 : 0;
    }
    return told;
  }
}
