package dev.muxcast.look;

import dev.muxcast.tmux.PaneRow;
import dev.muxcast.tmux.SessionRow;
import java.util.List;

/// All sessions and panes of a tmux server at one moment.
///
/// @param instance `PID-STARTTIME` of its process
/// @param version its own version, not that of any program
public record Listing(
    String instance, String version, List<SessionRow> sessions, List<PaneRow> panes) {}
