package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/// By a process a look, as a tmux is looked at that speaks an older protocol.
class ByProcessOutputIT extends OutputContract {

  @Override
  List<TmuxBinary> versions() {
    return List.of(TmuxBinary.found().getFirst());
  }

  @Override
  WatchedTmux watching(TmuxFixture tmux) {
    return WatchedTmux.byProcess(tmux);
  }

  @Test
  void itIsSaidThatEachLookIsAProcess() {
    TmuxFixture tmux = TmuxFixture.on(versions().getFirst());
    tmux.newSession("work", "exec cat");
    try (WatchedTmux watched = watching(tmux).start("work")) {
      String why = watched.collector().health().join().servers().getFirst().why();
      assertNotNull(why);
      assertTrue(why.contains("each look is a tmux process"), why);
    }
  }
}
