package dev.muxcast.net;

import org.jspecify.annotations.Nullable;

/// A request as it came: nothing in it has been decoded or believed yet.
///
/// @param method such as `GET`; case matters (RFC 9110 §9.1)
/// @param path begins with `/`; percent-encoded and with its dots, as it was sent
/// @param query what followed the first `?`, as it was sent, or null
/// @param minorVersion the x of HTTP/1.x
/// @param host the value of its one Host field
/// @param body empty where there was none; the receiver's own
public record HttpRequest(
    String method,
    String path,
    @Nullable String query,
    int minorVersion,
    String host,
    HttpHeaders headers,
    byte[] body)
    implements HttpOutcome {}
