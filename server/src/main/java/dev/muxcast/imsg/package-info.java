/// tmux's own socket protocol, spoken as an ordinary client that never attaches: one command list,
/// its answer, gone. The messages and the talk are without I/O; [dev.muxcast.imsg.TmuxSocketLoop]
/// carries them.
@NullMarked
package dev.muxcast.imsg;

import org.jspecify.annotations.NullMarked;
