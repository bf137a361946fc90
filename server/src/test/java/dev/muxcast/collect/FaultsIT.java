package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;

/// What a fault of our own costs: itself.
class FaultsIT {

  private static boolean says(Event event, String text) {
    return event.data() instanceof PaneOutput output && output.content().contains(text);
  }

  @EachTmux
  void anEventThatCanNotBeToldIsAGap_andAllElseGoesOn(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "stty -echo; exec cat");
    tmux.newSession("other", "stty -echo; exec cat");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      watched.awaitWatched("other");
      watched.refused = event -> says(event, "poison");
      tmux.run("send-keys", "-t", "work", "poison", "Enter");
      CollectorGap gap = (CollectorGap) watched.await("collector.gap", inSession("work")).data();
      assertEquals("dropped", gap.reason());
      watched.await("collector.gap", inSession("other"));

      tmux.run("send-keys", "-t", "work", "antidote", "Enter", ";", "new-window", "-t", "other");
      watched.await("window.created", inSession("other"));
      TmuxFixture.await("the next words", () -> watched.shown("work").contains("antidote"));
      assertEquals(List.of(), watched.gone);
    }
  }

  @EachTmux
  void aTopologyThatCanNotBeToldDoesNotEndTheWatching(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec cat");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      watched.refused = event -> event.data().type().equals("window.created");
      for (int i = 0; i < 10; i++) {
        tmux.run("new-window", "-d", "-t", "work", "exec cat");
      }
      watched.await("collector.gap", inSession("work"));
      watched.refused = event -> false;
      tmux.run("new-window", "-d", "-t", "work", "-n", "last", "exec cat");
      watched.await("window.created", event -> "last".equals(event.place().windowName()));
      TmuxFixture.await(
          "a picture of all",
          () ->
              watched
                      .collector()
                      .snapshot(place -> true, false)
                      .join()
                      .sessions()
                      .getFirst()
                      .windows()
                      .size()
                  == 12);
    }
  }

  /// A script with exactly as many children as are looked at, beside changes of the topology.
  @EachTmux
  void aScriptWithEightChildrenBlindsNobody(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("work", "exec bash --norc");
    try (WatchedTmux watched = new WatchedTmux(tmux).start("work")) {
      String script = "bash -c 'for i in 1 2 3 4 5 6 7 8; do sleep 60 & done; echo o''n; wait'";
      tmux.run("send-keys", "-t", "work", script, "Enter");
      TmuxFixture.await("the script", () -> watched.shown("work").contains("on\n"));
      for (int i = 0; i < 10; i++) {
        String name = "w" + i;
        tmux.run("new-window", "-d", "-t", "work", "-n", name, "exec cat");
        watched.await("window.created", event -> name.equals(event.place().windowName()));
      }
      assertTrue(watched.all(CollectorGap.class).isEmpty(), watched::toString);
    }
  }

  private static java.util.function.Predicate<Event> inSession(String session) {
    return event -> session.equals(event.place().session());
  }
}
