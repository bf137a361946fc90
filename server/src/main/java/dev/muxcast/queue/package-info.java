/// The one ordered log: events get their `seq` here, are encoded once, kept, and read by cursors.
@NullMarked
package dev.muxcast.queue;

import org.jspecify.annotations.NullMarked;
