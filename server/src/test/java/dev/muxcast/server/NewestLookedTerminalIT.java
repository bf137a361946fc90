package dev.muxcast.server;

import dev.muxcast.tmux.TmuxBinary;

/// A terminal that looks, on the newest tmux that can be had.
class NewestLookedTerminalIT extends TerminalContract {

  @Override
  TmuxBinary binary() {
    return TmuxBinary.watchable().getLast();
  }

  @Override
  String mode() {
    return "look";
  }
}
