/// From tmux's messages to events: owns the picture of sessions, windows and panes, decides how a
/// pane speaks, and is the one writer of the log. Knows tmux only through `dev.muxcast.tmux`, and
/// clients not at all.
@NullMarked
package dev.muxcast.collect;

import org.jspecify.annotations.NullMarked;
