package dev.muxcast.collect;

import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.TmuxSocket;

/// The way to one tmux server process.
///
/// @param client its client for commands, which is bound to that process and to no later one
public record TmuxLine(TmuxSocket socket, ControlClient client) {}
