package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.guard.Bound;
import dev.muxcast.tmux.EachTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;

/// By looking, on every tmux there is.
class LookedOutputIT extends OutputContract {

  @Override
  List<TmuxBinary> versions() {
    return TmuxBinary.found();
  }

  @Override
  WatchedTmux watching(TmuxFixture tmux) {
    return WatchedTmux.looked(tmux);
  }

  @EachTmux
  void rowsThatNobodyAskedForAreToldAndCounted(TmuxBinary binary) {
    TmuxFixture tmux = TmuxFixture.on(binary);
    tmux.newSession("first", "exec cat");
    tmux.run("set-option", "-g", "history-limit", "200000");
    tmux.newSession("work", "stty -echo; read -r a; seq -f 'row %g' 60000; exec cat");
    try (WatchedTmux watched = watching(tmux).start("work")) {
      long before = Bound.LOOKED_ROWS.count();
      tmux.run("send-keys", "-t", "work", "Enter");
      TmuxFixture.await("its end", () -> watched.shown("work").contains("row 60000"));
      assertTrue(
          watched.all(PaneOutput.class).stream().anyMatch(each -> each.skippedBytes() != null));
      long told = watched.lines("work").lines().filter(row -> row.startsWith("row ")).count();
      long counted = Bound.LOOKED_ROWS.count() - before;
      assertTrue(counted > 0 && told + counted <= 60_100, told + " and " + counted);
    }
  }
}
