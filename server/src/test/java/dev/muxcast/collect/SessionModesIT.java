package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.actor.SessionModes;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.CollectorConnected;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Health;
import dev.muxcast.event.Picture;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SessionPane;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One tmux server of which some sessions are attached to and some looked at.
class SessionModesIT {

  /// `look-*` is looked at and `attach-*` attached to, whatever the server's own way is.
  private static final SessionModes MODES =
      SessionModes.of(List.of("look-*=look", "attach-*=attach"));

  static Stream<Arguments> servers() {
    return TmuxBinary.watchable().stream()
        .flatMap(binary -> Stream.of(WatchMode.values()).map(mode -> Arguments.of(binary, mode)));
  }

  @ParameterizedTest(name = "{0}, else {1}")
  @MethodSource("servers")
  void eachSessionIsToldOfOnceByItsOwnWay(TmuxBinary binary, WatchMode mode) {
    try (WatchedTmux watched = watch(binary, mode)) {
      for (String session : List.of("look-a", "attach-a")) {
        watched.tmux.run("send-keys", "-t", session, "said in " + session, "Enter");
        TmuxFixture.await(
            "its words", () -> watched.lines(session).contains("said in " + session + "\n"));
      }
      assertEquals(List.of("attach-a"), clients(watched));
      assertEquals("0", watched.tmux.format("look-a", "#{session_attached}"));
      watched.tmux.run("new-session", "-d", "-s", "look-b", "exec cat");
      watched.tmux.run("new-session", "-d", "-s", "attach-b", "exec cat");
      watched.awaitWatched("look-b");
      watched.awaitWatched("attach-b");
      assertEquals(List.of("attach-a", "attach-b"), clients(watched));
      assertEquals(0, watched.all(CollectorGap.class).size(), watched.toString());
      assertEquals("said in look-a\n", watched.lines("look-a"));
      assertEquals("said in attach-a\n", watched.lines("attach-a"));
    }
  }

  @ParameterizedTest(name = "{0}, else {1}")
  @MethodSource("servers")
  void sessionsThatChangeTheirNameChangeTheirWayAndLoseNothingSilently(
      TmuxBinary binary, WatchMode mode) {
    try (WatchedTmux watched = watch(binary, mode)) {
      Counting counting = new Counting(watched, "attach-a");
      counting.goesOn();
      for (String name : List.of("look-c", "attach-c", "look-d", "attach-d")) {
        watched.tmux.run("rename-session", "-t", counting.pane, name);
        watched.await("session.renamed", e -> name.equals(e.place().session()));
        TmuxFixture.await(
            "its way",
            () -> clients(watched).equals(name.startsWith("look") ? List.of() : List.of(name)));
        counting.goesOn();
      }
      counting.end();
      assertEquals(
          4, watched.story().stream().filter(e -> e.startsWith("session.renamed")).count());
      assertTrue(watched.first("session.created", e -> true) == null, watched.toString());
    }
  }

  @ParameterizedTest(name = "{0}, else {1}")
  @MethodSource("servers")
  void windowsAndPanesThatMoveBetweenThemLoseNothingSilently(TmuxBinary binary, WatchMode mode) {
    try (WatchedTmux watched = watch(binary, mode)) {
      watched.tmux.run("new-window", "-d", "-t", "attach-a:5", "exec cat");
      watched.tmux.run("new-window", "-d", "-t", "look-a:5", "exec cat");
      watched.await("window.created", e -> Integer.valueOf(5).equals(e.place().window()));
      Counting counting = new Counting(watched, "attach-a:5");
      counting.goesOn();
      String pane = counting.pane;
      String[][] moves = {
        {"move-window", "-d", "-s", pane, "-t", "look-a:7"},
        {"move-window", "-d", "-s", pane, "-t", "attach-a:7"},
        {"join-pane", "-d", "-s", pane, "-t", "look-a:0"},
        {"break-pane", "-d", "-s", pane, "-t", "attach-a:9"},
        {"move-pane", "-d", "-s", pane, "-t", "look-a:0"},
        {"swap-pane", "-d", "-s", pane, "-t", "attach-a:0.0"},
        {"link-window", "-d", "-s", pane, "-t", "look-a:8"},
        {"unlink-window", "-t", "attach-a:0"},
        {"swap-window", "-d", "-s", "look-a:8", "-t", "attach-a:8"},
      };
      watched.tmux.run("new-window", "-d", "-t", "attach-a:8", "exec cat");
      for (String[] move : moves) {
        watched.tmux.run(move);
        String session = watched.tmux.format(pane, "#{session_name}");
        boolean linked = move[0].equals("link-window");
        TmuxFixture.await("its new place", () -> linked || session.equals(counting.lastPlace()));
        counting.goesOn();
      }
      counting.end();
      assertEquals(List.of("attach-a"), clients(watched));
    }
  }

  @ParameterizedTest(name = "{0}, else {1}")
  @MethodSource("servers")
  void aGroupOfBothKindsIsToldOfOnce(TmuxBinary binary, WatchMode mode) {
    try (WatchedTmux watched = watch(binary, mode)) {
      Counting counting = new Counting(watched, "look-a");
      counting.goesOn();
      watched.tmux.run("new-session", "-d", "-t", "look-a", "-s", "attach-g");
      watched.awaitWatched("attach-g");
      counting.goesOn();
      assertEquals(List.of("attach-a", "attach-g"), clients(watched));
      watched.tmux.run("kill-session", "-t", "attach-g");
      watched.await("session.removed", e -> "attach-g".equals(e.place().session()));
      counting.goesOn();
      counting.end();
    }
  }

  @ParameterizedTest(name = "{0}, else {1}")
  @MethodSource("servers")
  void aQuietPaneIsTakenOverFromLooksWithoutAGap(TmuxBinary binary, WatchMode mode) {
    try (WatchedTmux watched = watch(binary, mode)) {
      watched.tmux.run("send-keys", "-t", "look-a", "before it", "Enter");
      TmuxFixture.await("it", () -> watched.lines("look-a").contains("before it\n"));
      watched.tmux.run("rename-session", "-t", "look-a", "attach-z");
      watched.awaitWatched("attach-z");
      watched.tmux.run("send-keys", "-t", "attach-z", "after it", "Enter");
      TmuxFixture.await("it", () -> watched.lines("attach-z").contains("after it\n"));
      assertEquals(0, watched.all(CollectorGap.class).size(), watched.toString());
      assertFalse(watched.shown("attach-z").contains("before it"), watched.toString());
    }
  }

  @ParameterizedTest(name = "{0}, else {1}")
  @MethodSource("servers")
  void commandsReachBoth(TmuxBinary binary, WatchMode mode) {
    try (WatchedTmux watched = watch(binary, mode)) {
      var place =
          watched.collector().snapshot(p -> true, false).join().sessions().getFirst().place();
      TmuxLine line =
          watched.collector().line(place.server(), place.serverInstance()).join().orElseThrow();
      assertEquals(WatchMode.LOOK, line.mode());
      for (int id = 0; id < 2; id++) {
        SessionPane pane = new SessionPane(SessionId.of(id), PaneId.of(id));
        assertTrue(line.commands().command(new TmuxCommand.SendText(pane, "typed")).join().ok());
        watched.tmux.run("send-keys", "-t", "%" + id, "Enter");
      }
      TmuxFixture.await(
          "both",
          () ->
              watched.lines("look-a").contains("typed")
                  && watched.lines("attach-a").contains("typed"));
      assertTrue(watched.collector().health().join().reasons().isEmpty());
    }
  }

  @ParameterizedTest(name = "{0}, else {1}")
  @MethodSource("servers")
  void itIsSaidWhichSessionsAreWatchedTheOtherWay(TmuxBinary binary, WatchMode mode) {
    try (WatchedTmux watched = start(binary, mode)) {
      WatchMode other = mode == WatchMode.LOOK ? WatchMode.ATTACH : WatchMode.LOOK;
      CollectorConnected connected = watched.all(CollectorConnected.class).getFirst();
      assertEquals(mode.word(), connected.mode());
      assertEquals(1, connected.otherwise());
      Health.Server health = watched.collector().health().join().servers().getFirst();
      assertEquals(mode.word(), health.mode());
      assertEquals(1, health.otherwise());
      Picture picture = watched.collector().snapshot(p -> true, false).join();
      assertEquals(mode.word(), picture.servers().getFirst().mode());
      for (Picture.Session session : picture.sessions()) {
        boolean usual = session.place().session().startsWith(mode.name().toLowerCase(Locale.ROOT));
        assertEquals(usual ? null : other.word(), session.mode());
        assertTrue(session.watched());
      }
    }
  }

  private static WatchedTmux watch(TmuxBinary binary, WatchMode mode) {
    WatchedTmux watched = start(binary, mode);
    watched.forget();
    return watched;
  }

  private static WatchedTmux start(TmuxBinary binary, WatchMode mode) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("look-a", "stty -echo; exec cat");
    tmux.newSession("attach-a", "stty -echo; exec cat");
    WatchedTmux watched = WatchedTmux.with(tmux, mode, MODES).start("look-a");
    watched.awaitWatched("attach-a");
    return watched;
  }

  /// The sessions that have a control client.
  private static List<String> clients(WatchedTmux watched) {
    return watched.tmux.run("list-clients", "-F", "#{session_name}").lines().sorted().toList();
  }

  /// A pane that writes `n-1`, `n-2`, … until it is told to end.
  private static final class Counting {
    private final WatchedTmux watched;
    private final Path end;
    final String pane;
    private int seen;

    Counting(WatchedTmux watched, String target) {
      this.watched = watched;
      this.end = watched.tmux.folder().resolve("end");
      this.pane = watched.tmux.format(target, "#{pane_id}");
      Path go = watched.tmux.folder().resolve("go");
      Path script = watched.tmux.folder().resolve("count.sh");
      try {
        Files.writeString(
            script,
            "until [ -e '"
                + go
                + "' ]; do sleep 0.01; done; i=0; until [ -e '"
                + end
                + "' ]; do i=$((i+1)); echo n-$i; sleep 0.01; done; echo ends at n-$i; exec cat");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      watched.tmux.run("respawn-pane", "-k", "-t", pane, "exec sh " + script);
      TmuxFixture.await("the script", () -> "sh".equals(command()));
      touch(go);
    }

    private @Nullable String command() {
      return watched.collector().snapshot(p -> true, false).join().sessions().stream()
          .flatMap(session -> session.windows().stream())
          .flatMap(window -> window.panes().stream())
          .filter(each -> pane.equals(each.place().paneId()))
          .map(Picture.Pane::command)
          .findFirst()
          .orElse(null);
    }

    private static void touch(Path file) {
      try {
        Files.createFile(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Waits until some more lines are told.
    void goesOn() {
      int from = seen;
      TmuxFixture.await(
          "more lines after " + watched,
          () -> {
            List<Integer> told = told();
            seen = told.isEmpty() ? 0 : told.getLast();
            return seen >= from + 30;
          });
      seen = from + 30;
    }

    String lastPlace() {
      List<Event> its = events();
      return "" + its.getLast().place().session();
    }

    private List<Event> events() {
      return watched.events().stream()
          .filter(e -> e.data() instanceof PaneOutput && pane.equals(e.place().paneId()))
          .toList();
    }

    /// The numbers in the order in which they were told; a 0 stands where a gap was.
    private List<Integer> told() {
      StringBuilder text = new StringBuilder();
      boolean gap = false;
      for (Event event : watched.events()) {
        gap |= event.data() instanceof CollectorGap;
        if (event.data() instanceof PaneOutput output && pane.equals(event.place().paneId())) {
          boolean lines = output.mode() == PaneOutput.Mode.LINES;
          if (gap && (text.isEmpty() || text.charAt(text.length() - 1) == '\n')) {
            text.append("n-0\n");
            gap = false;
          }
          text.append(lines ? "" : "\n").append(output.content()).append(lines ? "" : "\n");
        }
      }
      return text.toString()
          .lines()
          .filter(line -> line.matches("n-\\d+"))
          .map(line -> Integer.valueOf(line.substring(2)))
          .toList();
    }

    /// Every line was told once; where some are missing, a gap stands.
    void end() {
      touch(end);
      TmuxFixture.await(
          "the end",
          () ->
              events().stream()
                  .anyMatch(e -> ((PaneOutput) e.data()).content().contains("ends at n-")));
      int last = 0;
      boolean gap = false;
      for (int number : told()) {
        if (number == 0) {
          gap = true;
        } else {
          assertTrue(number > last, number + " is told after " + last + " in " + told());
          assertTrue(gap || number == last + 1, number + " follows " + last + " in " + told());
          last = number;
          gap = false;
        }
      }
    }
  }
}
