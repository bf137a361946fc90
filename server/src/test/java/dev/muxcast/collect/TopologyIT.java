package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Timestamp;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyIT {
  private static final String CALM = "exec sleep 1000";

  private static WatchedTmux watch(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("first", CALM);
    return new WatchedTmux(tmux).start("first");
  }

  @EachTmux
  void whatIsThereIsToldAtTheFirstStart(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      assertEquals(
          List.of(
              "collector.connected null",
              "session.created first",
              "window.created first",
              "pane.created first"),
          watched.story());
      Event pane = watched.await("pane.created");
      assertEquals("%0", pane.place().paneId());
      assertEquals(0, pane.place().pane());
      assertEquals("@0", pane.place().windowId());
      assertEquals("$0", pane.place().sessionId());
      assertTrue(pane.place().serverInstance().matches("\\d+-\\d+"));
      EventData.SessionCreated session = watched.all(EventData.SessionCreated.class).getFirst();
      assertEquals(1, session.windows());
    }
  }

  @EachTmux
  void sessionsAppearAreRenamedAndVanish(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.newSession("second", CALM);
      watched.await("session.created", e -> "second".equals(e.place().session()));
      watched.awaitWatched("second");
      watched.tmux.run("rename-session", "-t", "second", "third");
      Event renamed = watched.await("session.renamed");
      assertEquals(new EventData.SessionRenamed("third", "second"), renamed.data());
      watched.tmux.run("kill-session", "-t", "third");
      watched.await("session.removed", e -> "third".equals(e.place().session()));
      assertTrue(watched.story().contains("pane.removed third"), watched.toString());
      assertTrue(watched.story().contains("window.removed third"), watched.toString());
    }
  }

  @EachTmux
  void theSessionOfTheTopologyClientMayVanishToo(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.newSession("second", CALM);
      watched.awaitWatched("second");
      watched.tmux.run("kill-session", "-t", "first");
      watched.await("session.removed", e -> "first".equals(e.place().session()));
      watched.tmux.newSession("third", CALM);
      watched.await("session.created", e -> "third".equals(e.place().session()));
      watched.awaitWatched("third");
      assertNull(watched.first("collector.disconnected", e -> true));
    }
  }

  @EachTmux
  void windowsAndPanesComeAreRenamedActivatedAndGo(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("new-window", "-d", "-t", "first", "-n", "work", CALM);
      Event window = watched.await("window.created", e -> "work".equals(e.place().windowName()));
      assertEquals(new EventData.WindowCreated("work", 1), window.data());
      watched.tmux.run("select-window", "-t", "first:work");
      watched.await("window.activated", e -> "work".equals(e.place().windowName()));
      watched.tmux.run("rename-window", "-t", "first:work", "play");
      Event renamed = watched.await("window.renamed");
      assertEquals(new EventData.WindowRenamed("play", "work"), renamed.data());
      watched.tmux.run("split-window", "-t", "first:play", CALM);
      Event pane = watched.await("pane.created", e -> Integer.valueOf(1).equals(e.place().pane()));
      watched.tmux.run("kill-pane", "-t", pane.place().paneId());
      watched.await("pane.removed", e -> pane.place().paneId().equals(e.place().paneId()));
      watched.tmux.run("kill-window", "-t", "first:play");
      watched.await("window.removed", e -> "play".equals(e.place().windowName()));
    }
  }

  @EachTmux
  void aWindowLinkedIntoTwoSessionsHasItsPaneOnce(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.newSession("second", CALM);
      watched.awaitWatched("second");
      watched.tmux.run("link-window", "-s", "first:0", "-t", "second:5");
      watched.await(
          "window.created",
          e ->
              "second".equals(e.place().session())
                  && Integer.valueOf(5).equals(e.place().window()));
      watched.tmux.run("respawn-pane", "-k", "-t", "first:0.0", "echo once; " + CALM);
      TmuxFixture.await("the text", () -> watched.shown("first").contains("once"));
      watched.tmux.run("unlink-window", "-t", "second:5");
      watched.await("window.removed", e -> "second".equals(e.place().session()));
      assertEquals(1, watched.shown("first").split("once", -1).length - 1, watched.toString());
      assertFalse(watched.shown("second").contains("once"), watched.toString());
    }
  }

  @EachTmux
  void groupedSessionsShareTheirPanes(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("new-session", "-d", "-t", "first", "-s", "mirror");
      watched.awaitWatched("mirror");
      watched.tmux.run("new-window", "-d", "-t", "first", "cat; " + CALM);
      watched.await(
          "window.created", e -> "mirror".equals(e.place().session()) && e.place().window() == 1);
      watched.tmux.run("send-keys", "-t", "first:1", "hello", "Enter");
      TmuxFixture.await("the text", () -> watched.lines("first").contains("hello\nhello\n"));
      assertEquals("", watched.shown("mirror"));
      watched.tmux.run("kill-session", "-t", "first");
      watched.await("session.removed");
      // Its panes are told of under the other session from now on.
      watched.await("pane.created", e -> "mirror".equals(e.place().session()));
      watched.tmux.run("send-keys", "-t", "mirror:1", "again", "Enter");
      TmuxFixture.await("the text", () -> watched.shown("mirror").contains("again"));
    }
  }

  @EachTmux
  void aPaneThatMovesIsRemovedAndCreated(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("split-window", "-t", "first", "cat; " + CALM);
      Event split = watched.await("pane.created", e -> "%1".equals(e.place().paneId()));
      watched.tmux.run("break-pane", "-d", "-s", "%1");
      watched.await("window.created", e -> Integer.valueOf(1).equals(e.place().window()));
      Event moved =
          watched.await(
              "pane.created",
              e ->
                  "%1".equals(e.place().paneId())
                      && !e.place().windowId().equals(split.place().windowId()));
      assertEquals(1, moved.place().window());
      watched.tmux.run("send-keys", "-t", "%1", "here", "Enter");
      // The echo, and what is written: that one comes in one piece.
      watched.await(
          "pane.output",
          e ->
              Integer.valueOf(1).equals(e.place().window())
                  && ((EventData.PaneOutput) e.data()).content().contains("here"));
    }
  }

  @EachTmux
  void aRespawnedPaneHasAnotherPid(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      Event before = watched.await("pane.created");
      watched.tmux.run("respawn-pane", "-k", "-t", "first:0.0", CALM);
      watched.await("pane.removed");
      Event after = watched.await("pane.created", e -> e != before);
      assertNotEquals(
          ((EventData.PaneCreated) before.data()).pid(),
          ((EventData.PaneCreated) after.data()).pid());
    }
  }

  @EachTmux
  void aDeadPaneGivesItsExitStatusWhenItGoes(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.run("set-option", "-g", "remain-on-exit", "on");
      watched.tmux.run("split-window", "-t", "first", "exit 3");
      watched.await("pane.created", e -> "%1".equals(e.place().paneId()));
      TmuxFixture.await(
          "the death is known",
          () ->
              watched.collector().snapshot(p -> true, false).join().sessions().stream()
                  .flatMap(s -> s.windows().stream())
                  .flatMap(w -> w.panes().stream())
                  .anyMatch(p -> p.dead()));
      watched.tmux.collectChildren();
      TmuxFixture.await(
          "tmux knows the status",
          () -> "3".equals(watched.tmux.format("%1", "#{pane_dead_status}")));
      // Who knows of a pane made since then has asked tmux since then.
      watched.tmux.run("split-window", "-t", "first", CALM);
      watched.await("pane.created", e -> "%2".equals(e.place().paneId()));
      watched.tmux.run("kill-pane", "-t", "%1");
      EventData.PaneRemoved removed = (EventData.PaneRemoved) watched.await("pane.removed").data();
      assertTrue(removed.outputComplete(), watched::toString);
      assertEquals(3, removed.exitStatus(), watched::toString);
    }
  }

  @EachTmux
  void aKilledServerIsToldAndANewOneWatched(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      String instance = watched.await("session.created").place().serverInstance();
      watched.tmux.killServerHard();
      watched.await("session.removed");
      watched.await("collector.disconnected");
      TmuxFixture.await("the owner is told", () -> !watched.gone.isEmpty());
      watched.forget();
      watched.tmux.newSession("first", CALM);
      watched.collector().appeared(watched.tmux.socket());
      Event again = watched.await("session.created");
      assertNotEquals(instance, again.place().serverInstance());
    }
  }

  @EachTmux
  void aRestartTellsOnlyTheDifferencesAndTheGap(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.tmux.newSession("second", CALM);
      watched.awaitWatched("second");
      String before = Timestamp.text(System.currentTimeMillis());
      watched.restart();
      String after = Timestamp.text(System.currentTimeMillis());
      watched.forget();
      watched.tmux.run("kill-session", "-t", "second");
      watched.tmux.run("new-window", "-d", "-t", "first", "-n", "new", CALM);
      watched.start("first");
      watched.await("collector.gap", e -> "first".equals(e.place().session()));
      assertEquals(
          List.of(
              "collector.connected null",
              "pane.removed second",
              "window.removed second",
              "session.removed second",
              "window.created first",
              "pane.created first",
              "collector.gap first"),
          watched.story());
      EventData.CollectorGap gap = watched.all(EventData.CollectorGap.class).getFirst();
      assertEquals("down", gap.reason());
      assertTrue(before.compareTo(gap.from()) <= 0 && gap.from().compareTo(after) <= 0, gap + "");
      assertTrue(after.compareTo(gap.to()) <= 0, gap + "");
    }
  }

  @Test
  void aServerThatIsGoneAfterARestartIsTold() {
    try (WatchedTmux watched = watch(TmuxBinary.any())) {
      watched.restart();
      watched.forget();
      watched.tmux.run("kill-server");
      watched.start();
      watched.await("session.removed");
      assertNull(watched.first("collector.gap", e -> true));
    }
  }

  @Test
  void thePictureIsForTheOwnersEyes() throws Exception {
    try (WatchedTmux watched = watch(TmuxBinary.any())) {
      watched.restart();
      var permissions = Files.getPosixFilePermissions(watched.tmux.folder().resolve("picture"));
      assertEquals("[OWNER_READ, OWNER_WRITE]", new java.util.TreeSet<>(permissions).toString());
    }
  }

  @EachTmux
  void namesOfAnyKindHarmNothing(TmuxBinary binary) throws java.io.IOException {
    try (WatchedTmux watched = watch(binary)) {
      // tmux itself runs what stands in #(…) of a name it is given, so the # is doubled here.
      String mark = watched.tmux.folder().resolve("mark").toString();
      String name = "o'd\"d ##(touch " + mark + ") ; $HOME é";
      Path folder = Files.createDirectory(watched.tmux.folder().resolve("a\n$9 b"));
      watched.tmux.run("new-session", "-d", "-s", name, "-c", folder + "", "-n", "w x", CALM);
      Event created = watched.await("session.created", e -> !"first".equals(e.place().session()));
      String told = created.place().session();
      assertEquals(watched.tmux.format("$1", "#{session_name}"), told);
      assertEquals(
          folder.toString().replace("\n", ""), ((EventData.SessionCreated) created.data()).path());
      watched.awaitWatched(told);
      watched.tmux.run("rename-window", "-t", "$1", "##(touch " + mark + ")");
      Event renamed = watched.await("window.renamed");
      assertEquals("#(touch " + mark + ")", renamed.place().windowName());
      assertFalse(Files.exists(Path.of(mark)));
    }
  }

  @Test
  void excludedAndFragileSessionsAreLeftAlone() throws Exception {
    TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any());
    tmux.newSession("open", CALM);
    tmux.newSession("secret-1", CALM);
    tmux.newSession("fragile", CALM);
    // Somebody is there, else setting the option ends the session at once.
    Process user = tmux.processBuilder("-C", "attach-session", "-t", "fragile").start();
    TmuxFixture.await("the user", () -> attached(tmux, "fragile").equals("1"));
    tmux.run("set-option", "-t", "fragile", "destroy-unattached", "on");
    try (WatchedTmux watched = new WatchedTmux(tmux, List.of("secret-*"))) {
      watched.start("open");
      assertFalse(watched.story().contains("session.created secret-1"), watched.toString());
      assertEquals("0", attached(tmux, "secret-1"));
      watched.await("session.created", e -> "fragile".equals(e.place().session()));
      assertEquals("1", attached(tmux, "fragile"));
      watched.tmux.newSession("later", CALM);
      watched.awaitWatched("later");
      assertEquals("1", attached(tmux, "fragile"));
      watched.collector().close();
      assertEquals("1", attached(tmux, "fragile"));
      user.getOutputStream().close();
      assertTrue(user.waitFor(20, java.util.concurrent.TimeUnit.SECONDS));
    }
  }

  private static String attached(TmuxFixture tmux, String session) {
    return tmux.format(session, "#{session_attached}");
  }
}
