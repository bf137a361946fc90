package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;

/// By control clients, where a tmux has what that needs.
class AttachedOutputIT extends OutputContract {

  @Override
  List<TmuxBinary> versions() {
    return TmuxBinary.watchable();
  }

  @Override
  WatchedTmux watching(TmuxFixture tmux) {
    return WatchedTmux.attached(tmux);
  }

  @EachVersion
  void whatANewSessionWroteBeyondOneScreenBeforeWeAttachedIsDeclaredOnce(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      watched.restart();
      watched.forget();
      watched.tmux.newSession("late", "seq 1 100; exec sh");
      TmuxFixture.await(
          "its text", () -> watched.tmux.run("capture-pane", "-p", "-t", "late").contains("100"));
      watched.start("late");
      TmuxFixture.await("the rest", () -> watched.lines("late").contains("\n100\n"));
      assertFalse(watched.lines("late").contains("50\n"), watched.lines("late"));
      List<Event> gaps =
          watched.events().stream()
              .filter(e -> e.data() instanceof CollectorGap && "late".equals(e.place().session()))
              .toList();
      assertEquals(1, gaps.size(), watched.toString());
      assertEquals("detached", ((CollectorGap) gaps.getFirst().data()).reason());
    }
  }

  @EachVersion
  void someoneWhoDetachesUsIsFollowedByAGapAndAnotherClient(TmuxBinary binary) {
    try (WatchedTmux watched = watch(binary)) {
      for (String client : watched.tmux.run("list-clients", "-F", "#{client_name}").split("\n")) {
        watched.tmux.run("detach-client", "-t", client);
      }
      Event gap = watched.await("collector.gap");
      assertEquals("work", gap.place().session());
      run(watched, "echo seen again");
      TmuxFixture.await("the text", () -> watched.shown("work").contains("seen again"));
    }
  }
}
