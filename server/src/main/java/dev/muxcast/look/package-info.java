/// Looking: what a tmux server shows, asked for again and again without ever attaching. Says what
/// is there; what of it is news is `collect`'s business.
@NullMarked
package dev.muxcast.look;

import org.jspecify.annotations.NullMarked;
