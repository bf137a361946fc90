/// What happened: the events of the protocol and where they happened. Knows nothing of tmux, of
/// files or of sockets; every other package speaks in these terms.
@NullMarked
package dev.muxcast.event;

import org.jspecify.annotations.NullMarked;
