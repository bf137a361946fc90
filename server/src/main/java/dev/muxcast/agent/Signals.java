package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// Everything that is known of an agent at one moment. Times are milliseconds of one steady clock.
///
/// @param gone whether the pane is dead or closed
/// @param screen what the newest look at the pane said, null before the first
/// @param settled whether the pane was quiet at that look, or two looks agree
/// @param screenAt when that look was taken
/// @param screenSince since when looks say that status
/// @param own what the agent itself says
/// @param hook the newest hook of the agent, unless the screen has outdated it
/// @param progress whether the terminal's progress bar (OSC 9;4) is on
/// @param lastOutput when the pane last wrote
public record Signals(
    boolean gone,
    @Nullable Verdict screen,
    boolean settled,
    long screenAt,
    long screenSince,
    @Nullable OwnState own,
    @Nullable OwnState hook,
    boolean progress,
    long lastOutput) {}
