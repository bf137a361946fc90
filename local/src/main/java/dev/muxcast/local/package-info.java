/// The commands that work on this machine's own files, whether a server runs or not.
@NullMarked
package dev.muxcast.local;

import org.jspecify.annotations.NullMarked;
