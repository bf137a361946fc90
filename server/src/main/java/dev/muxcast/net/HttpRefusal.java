package dev.muxcast.net;

/// A request that is answered with an error and the end of the connection, because where the next
/// request would begin can't be known, or need not be.
///
/// @param status the HTTP status, 400 or above
/// @param reason what was wrong and what would be right, for the body of the answer
public record HttpRefusal(int status, String reason) implements HttpOutcome {}
