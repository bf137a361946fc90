package dev.muxcast.collect;

import dev.muxcast.actor.WatchMode;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxSocket;

/// The way to one tmux server process.
///
/// @param socket where it was reached
/// @param commands its client for commands, which is bound to that process and to no later one
/// @param mode how a terminal comes to its panes
public record TmuxLine(TmuxCommands commands, TmuxSocket socket, WatchMode mode) {}
