package dev.muxcast.queue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Facets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object for equal facets, so that readers may keep their decisions by identity. Belongs to
/// the log's writer.
final class InternedFacets {
  private static final int MOST = 4_096;
  private static final int SLOTS = 256;

  private final Map<Facets, Facets> all = new HashMap<>();
  private final @Nullable Facets[] lately = new Facets[SLOTS];

  /// The facets of an event. A pane speaks from one [dev.muxcast.event.Place] object for a long
  /// time, which is found without hashing its twelve fields.
  Facets of(Event event) {
    int slot =
        (System.identityHashCode(event.place()) * 31 + event.data().type().hashCode()) & SLOTS - 1;
    Facets known = lately[slot];
    if (known != null
        && known.place() == event.place()
        && known.otherSession() == null
        && known.severity() == event.data().severity()
        && !known.passing()
        && !(event.data() instanceof PaneOutput output && output.passing())
        && known.type().equals(event.data().type())) {
      return known;
    }
    Facets facets = intern(Facets.of(event));
    lately[slot] = facets;
    return facets;
  }

  private Facets intern(Facets fresh) {
    Facets known = all.putIfAbsent(fresh, fresh);
    if (known != null) {
      return known;
    }
    if (all.size() > MOST) {
      all.clear();
    }
    return fresh;
  }
}
