package dev.muxcast.protocol;

import dev.muxcast.event.Place;

/// The pane in which a client itself runs, as its `auth` says. What that pane shows is what the
/// client prints: told to it, each line would make the next.
///
/// @param paneId `%n`
/// @param serverInstance `PID-STARTTIME` of the tmux server
/// @param inFront whether the client has the pane to itself, and no shell shares it
public record OwnPane(String paneId, String serverInstance, boolean inFront) {

  /// Whether that is the place.
  public boolean is(Place place) {
    return paneId.equals(place.paneId()) && serverInstance.equals(place.serverInstance());
  }
}
