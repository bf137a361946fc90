package dev.muxcast.look;

import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pane's screen with the rows above it, as they were at one moment.
///
/// @param pid of its first process, -1 where there is none
/// @param screen what is in sight
/// @param above the rows that went out of sight last, oldest first; as many as were asked for, or
///   as tmux has
/// @param joined the rows above and in sight once more, those that the pane had wrapped put
///   together again; null where nobody asked, unless none can be wrapped
/// @param title as it was when that was asked for, null where nobody asked
/// @param epochMillis when tmux was asked
public record PaneLook(
    PaneId pane,
    int pid,
    Screen screen,
    List<String> above,
    @Nullable List<String> joined,
    @Nullable String title,
    long epochMillis) {}
