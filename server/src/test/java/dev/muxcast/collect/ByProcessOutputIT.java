package dev.muxcast.collect;

import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.util.List;

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
}
