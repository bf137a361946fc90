package dev.muxcast.server;

/// A picture that a client is to be sent once it has had all events before it.
///
/// @param seq where in the log it is true
/// @param room what it takes of the client's memory, given back by whoever drops it
record OwedPicture(long seq, String json, ClientMemory.Room room) {}
