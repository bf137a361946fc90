package dev.muxcast.collect;

import dev.muxcast.tmux.ControlClient;

/// The way to one tmux server process.
///
/// @param client its client for commands, which is bound to that process and to no later one
public record TmuxLine(ControlClient client) {}
