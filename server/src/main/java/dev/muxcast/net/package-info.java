/// The wire, without the wire: RFC 6455 and the part of HTTP/1.1 that muxcast serves, as plain
/// objects that are fed bytes and answer with messages. Nothing in here opens a socket, starts a
/// thread, reads a clock or logs; whoever owns the connection owns these objects too.
///
/// - **In:** [HttpRequestDecoder] and, after [Handshake], [FrameDecoder] with its [Incoming].
/// - **Out:** [HttpResponse] and [Frames].
@NullMarked
package dev.muxcast.net;

import org.jspecify.annotations.NullMarked;
