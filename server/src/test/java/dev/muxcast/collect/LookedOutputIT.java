package dev.muxcast.collect;

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
}
