/// What panes show and write: bytes and screens to lines, and lines to `pane.output`.
@NullMarked
package dev.muxcast.screen;

import org.jspecify.annotations.NullMarked;
