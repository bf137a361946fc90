package dev.muxcast.status;

import java.util.List;

/// What a pane showed, while it is looked up what is in front there.
///
/// @param rows empty where only what tmux says of it is known
/// @param at milliseconds of the steady clock
record Sight(WatchedPane pane, String title, List<String> rows, long at) {}
