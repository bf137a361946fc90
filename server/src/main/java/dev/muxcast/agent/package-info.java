/// Pure rules about agents and what they write: severity, agent types, window kinds. The rules are
/// data files with samples beside them; no I/O but the reading of those files, no state.
@NullMarked
package dev.muxcast.agent;

import org.jspecify.annotations.NullMarked;
