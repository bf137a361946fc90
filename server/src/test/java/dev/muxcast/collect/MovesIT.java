package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.PaneMoved;
import dev.muxcast.event.EventData.WindowMoved;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.time.Duration;
import java.util.List;

/// Windows and panes that get another place. Nothing is asked without a reason here, so whatever
/// becomes known does so because tmux told of it.
class MovesIT {
  private static final String CALM = "exec sleep 1000";

  /// Session `first` has the windows 0 `a` with two panes, 1 `b` and 2 `c`; `second` one pane.
  private static WatchedTmux watch(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("first", CALM);
    tmux.newSession("second", CALM);
    tmux.run("rename-window", "-t", "first:0", "a");
    tmux.run("split-window", "-d", "-t", "first:0", CALM);
    tmux.run("new-window", "-d", "-t", "first:1", "-n", "b", CALM);
    tmux.run("new-window", "-d", "-t", "first:2", "-n", "c", CALM);
    WatchedTmux watched = new WatchedTmux(tmux, List.of(), Duration.ofHours(1));
    watched.start("first").awaitWatched("second");
    watched.forget();
    return watched;
  }

  @EachTmux
  void swappedWindowsAreMoved(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("swap-window", "-s", "first:1", "-t", "first:2");
      moved(watched, new WindowMoved("b", 1), 2);
      moved(watched, new WindowMoved("c", 2), 1);
      assertNull(watched.first("window.removed", e -> true), watched.toString());
    }
  }

  @EachTmux
  void aWindowThatIsMovedOrRenumberedIsMoved(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("move-window", "-d", "-s", "first:1", "-t", "first:7");
      moved(watched, new WindowMoved("b", 1), 7);
      watched.tmux.run("move-window", "-r", "-t", "first");
      moved(watched, new WindowMoved("c", 2), 1);
      moved(watched, new WindowMoved("b", 7), 2);
      assertNull(watched.first("pane.removed", e -> true), watched.toString());
    }
  }

  @EachTmux
  void aWindowThatGoesToAnotherSessionTakesItsPanesAlong(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String pane = watched.tmux.format("first:1", "#{pane_id}");
      watched.tmux.run("move-window", "-d", "-s", "first:1", "-t", "second:4");
      watched.await("pane.created", e -> pane.equals(e.place().paneId()));
      assertEquals(
          List.of(
              "pane.removed first",
              "window.removed first",
              "window.created second",
              "pane.created second"),
          watched.story());
      EventData.PaneRemoved removed = watched.all(EventData.PaneRemoved.class).getFirst();
      assertEquals(new EventData.PaneRemoved(true, null, null), removed);
    }
  }

  @EachTmux
  void windowsThatSessionsSwapTakeTheirPanesAlong(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String pane = watched.tmux.format("first:1", "#{pane_id}");
      String other = watched.tmux.format("second:0", "#{pane_id}");
      watched.tmux.run("swap-window", "-d", "-s", "first:1", "-t", "second:0");
      created(watched, pane, "second", 0);
      created(watched, other, "first", 1);
    }
  }

  @EachTmux
  void aPaneThatComesBackTellsThereNothingOfWhatItWroteElsewhere(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("new-window", "-d", "-t", "first:7", "exec cat");
      String pane = watched.tmux.format("first:7", "#{pane_id}");
      boolean looks = watched.looks();
      says(watched, pane, "first", "before");
      watched.forget();
      watched.tmux.run("move-window", "-d", "-s", pane, "-t", "second:4");
      created(watched, pane, "second", 4);
      says(watched, pane, "second", "elsewhere");
      watched.tmux.run("send-keys", "-R", "-t", pane);
      watched.tmux.run("clear-history", "-t", pane);
      watched.forget();
      watched.tmux.run("move-window", "-d", "-s", pane, "-t", "first:8");
      created(watched, pane, "first", 8);
      says(watched, pane, "first", "back");
      assertFalse(watched.shown("first").contains("elsewhere"), watched.toString());
      // What it writes before its client listens again is not had, and said so.
      boolean gap =
          watched.first("collector.gap", e -> "first".equals(e.place().session())) != null;
      assertEquals(!looks, gap, watched.toString());
    }
  }

  /// It writes a line, which is told of that session.
  private static void says(WatchedTmux watched, String pane, String session, String line) {
    watched.tmux.run("send-keys", "-t", pane, line, "Enter");
    watched.await(
        "pane.output",
        e ->
            session.equals(e.place().session())
                && ((EventData.PaneOutput) e.data()).content().contains(line));
  }

  @EachTmux
  void aWindowThatIsLinkedIsCreatedThere(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("link-window", "-d", "-s", "first:1", "-t", "second:4");
      Event created = watched.await("window.created");
      assertEquals("second", created.place().session());
      assertEquals(4, created.place().window());
      assertEquals(List.of("window.created second"), watched.story());
    }
  }

  @EachTmux
  void panesThatSwapOrRotateInTheirWindowAreMoved(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String upper = watched.tmux.format("first:0.0", "#{pane_id}");
      String lower = watched.tmux.format("first:0.1", "#{pane_id}");
      watched.tmux.run("swap-pane", "-d", "-s", "first:0.0", "-t", "first:0.1");
      moved(watched, upper, 0, 1);
      moved(watched, lower, 1, 0);
      watched.forget();
      // Nothing is notified of this but what is subscribed to.
      watched.tmux.run("rotate-window", "-t", "first:0");
      moved(watched, upper, 1, 0);
      moved(watched, lower, 0, 1);
    }
  }

  @EachTmux
  void aPaneWhoseNeighbourGoesIsMoved(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String lower = watched.tmux.format("first:0.1", "#{pane_id}");
      watched.tmux.run("kill-pane", "-t", "first:0.0");
      moved(watched, lower, 1, 0);
    }
  }

  @EachTmux
  void panesThatSwapTheirWindowsAreRemovedAndCreated(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String upper = watched.tmux.format("first:0.0", "#{pane_id}");
      String other = watched.tmux.format("second:0.0", "#{pane_id}");
      watched.tmux.run("swap-pane", "-d", "-s", "first:0.0", "-t", "second:0.0");
      created(watched, upper, "second", 0);
      created(watched, other, "first", 0);
      watched.forget();
      watched.tmux.run("move-pane", "-d", "-s", upper, "-t", "first:2");
      created(watched, upper, "first", 2);
    }
  }

  private static void moved(WatchedTmux watched, WindowMoved data, int index) {
    Event moved = watched.await("window.moved", e -> e.data().equals(data));
    assertEquals(index, moved.place().window());
    assertEquals(data.name(), moved.place().windowName());
  }

  private static void moved(WatchedTmux watched, String pane, int previous, int index) {
    Event moved = watched.await("pane.moved", e -> pane.equals(e.place().paneId()));
    assertEquals(new PaneMoved(previous), moved.data());
    assertEquals(index, moved.place().pane());
  }

  private static void created(WatchedTmux watched, String pane, String session, int window) {
    Event created = watched.await("pane.created", e -> pane.equals(e.place().paneId()));
    assertEquals(session, created.place().session());
    assertEquals(window, created.place().window());
    assertNotNull(watched.first("pane.removed", e -> pane.equals(e.place().paneId())));
  }
}
