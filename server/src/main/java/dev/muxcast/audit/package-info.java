/// Who connected, what they asked for and what came of it, written down so that a later change
/// shows: one chain of records over all files, each sealed with a key.
@NullMarked
package dev.muxcast.audit;

import org.jspecify.annotations.NullMarked;
