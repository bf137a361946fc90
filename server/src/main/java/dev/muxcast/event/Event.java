package dev.muxcast.event;

/// One thing that happened, before it has a place in the log. Whoever appends it to the log gives
/// it its `seq`.
///
/// @param timeMillis milliseconds since the epoch
public record Event(long timeMillis, Place place, EventData data) {}
