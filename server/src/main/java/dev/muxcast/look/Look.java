package dev.muxcast.look;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one look found: everything that may be news.
///
/// @param listing what is there, if that was asked for
/// @param panes those whose screens were taken
/// @param epochMillis when tmux was asked first; all that was written before is seen
/// @param endedEpochMillis when it had answered; nothing that was written later is seen
public record Look(
    @Nullable Listing listing, List<PaneLook> panes, long epochMillis, long endedEpochMillis) {}
