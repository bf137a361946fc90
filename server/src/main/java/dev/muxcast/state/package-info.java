/// The state folder: who has it, and what server and commands both write there.
@NullMarked
package dev.muxcast.state;

import org.jspecify.annotations.NullMarked;
