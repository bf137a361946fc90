/// Commands: what clients do in tmux, and the looking what came of it.
@NullMarked
package dev.muxcast.control;

import org.jspecify.annotations.NullMarked;
