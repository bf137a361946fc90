/// tmux: its programs, sockets and control mode, from bytes to messages. The parser does no I/O; a
/// control client has one reader thread, which waits for nothing but its pipe. Knows nothing of
/// events: what a message means is `collect`'s business.
@NullMarked
package dev.muxcast.tmux;

import org.jspecify.annotations.NullMarked;
