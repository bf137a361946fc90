/// The server's process: the state folder, logging, and the wiring of every part.
@NullMarked
package dev.muxcast.app;

import org.jspecify.annotations.NullMarked;
