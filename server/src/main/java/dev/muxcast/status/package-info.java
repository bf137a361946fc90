/// The agents in the panes: which is in front, what it does by all its signals, what it uses.
@NullMarked
package dev.muxcast.status;

import org.jspecify.annotations.NullMarked;
