package dev.muxcast.collect;

import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.TmuxSocket;

/// The way to one tmux server process.
///
/// @param socket where it was reached
/// @param client its client for commands, which is bound to that process and to no later one
public record TmuxLine(ControlClient client, TmuxSocket socket) {}
