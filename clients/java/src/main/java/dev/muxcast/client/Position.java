package dev.muxcast.client;

import io.avaje.jsonb.Json;

/// A place in a server's log, to begin or to go on after.
///
/// @param epoch names the log; it changes only when the log was lost
/// @param seq the last event that has been seen
@Json
public record Position(String epoch, long seq) {}
