package dev.muxcast.client;

import java.time.Instant;

/// From where a subscription starts.
public sealed interface Since {

  /// With what happens from now on.
  Since NOW = new Now();

  /// With the oldest event that is kept.
  Since EARLIEST = new Earliest();

  /// Just after this event.
  static Since after(Position position) {
    return new After(position);
  }

  /// With what happened at this time or later. Some events that are older may come first.
  static Since time(Instant time) {
    return new Time(time);
  }

  /// See [Since#NOW].
  record Now() implements Since {}

  /// See [Since#EARLIEST].
  record Earliest() implements Since {}

  /// See [Since#after].
  record After(Position position) implements Since {}

  /// See [Since#time].
  record Time(Instant time) implements Since {}
}
