package dev.muxcast.server;

import dev.muxcast.auth.Grant;
import dev.muxcast.event.Place;
import dev.muxcast.protocol.OwnPane;
import java.util.ArrayList;
import java.util.List;

/// The panes that clients have to themselves: what they print there is no news to anybody. Any
/// thread; reading is free while there is none.
public final class OwnPanes {

  /// @param grant of the client, for it keeps nothing from others that it may not see itself
  private record Entry(OwnPane pane, Grant grant) {}

  // Replaced as a whole, under this.
  private volatile List<Entry> entries = List.of();

  synchronized void enter(OwnPane pane, Grant grant) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(pane, grant));
    entries = List.copyOf(more);
  }

  /// Takes one away that entered.
  synchronized void leave(OwnPane pane, Grant grant) {
    List<Entry> fewer = new ArrayList<>(entries);
    fewer.remove(new Entry(pane, grant));
    entries = List.copyOf(fewer);
  }

  /// Whether it is one of them.
  public boolean has(Place place) {
    for (Entry entry : entries) {
      if (entry.pane.is(place) && entry.grant.seesSession(place.session())) {
        return true;
      }
    }
    return false;
  }
}
