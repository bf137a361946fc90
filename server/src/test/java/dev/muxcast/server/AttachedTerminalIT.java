package dev.muxcast.server;

import dev.muxcast.tmux.TmuxBinary;

/// A terminal that attaches, on the newest tmux that can be had.
class AttachedTerminalIT extends TerminalContract {

  @Override
  TmuxBinary binary() {
    return TmuxBinary.watchable().getLast();
  }

  @Override
  String mode() {
    return "attach";
  }
}
