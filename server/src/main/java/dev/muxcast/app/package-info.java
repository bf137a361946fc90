/// The server's process: configuration, the state folder, logging, and the wiring of every part.
@NullMarked
package dev.muxcast.app;

import org.jspecify.annotations.NullMarked;
