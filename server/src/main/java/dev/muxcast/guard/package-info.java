/// What keeps one fault from becoming everybody's: threads that don't vanish, faults that are
/// counted and said once, and text that is never trusted to be a number.
@NullMarked
package dev.muxcast.guard;

import org.jspecify.annotations.NullMarked;
