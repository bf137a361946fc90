/// The contract with clients in Java: what they may ask, what they are answered, and the words for
/// it. `protocol/PROTOCOL.md` says the same to people, `protocol/schema` to validators; tests hold
/// the three together.
///
/// Text in, records out, and back: nothing here reads a socket, a file or a clock.
@NullMarked
package dev.muxcast.protocol;

import org.jspecify.annotations.NullMarked;
