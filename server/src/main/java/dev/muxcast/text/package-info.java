/// Pure rules about what programs write: which lines are severe, which parts are secrets. The rules
/// are data files with samples beside them; no I/O but the reading of those files, no state.
@NullMarked
package dev.muxcast.text;

import org.jspecify.annotations.NullMarked;
