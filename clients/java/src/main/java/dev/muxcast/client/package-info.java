/// A client of a muxcast server: [Muxcast] is where to begin. It speaks the protocol of
/// `protocol/PROTOCOL.md`, ignores fields and types it does not know, and reconnects by itself.
@NullMarked
package dev.muxcast.client;

import org.jspecify.annotations.NullMarked;
