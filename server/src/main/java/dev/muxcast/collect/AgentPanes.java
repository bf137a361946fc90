package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.event.Place;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Finds the panes that somebody asks about. On the Collector thread.
final class AgentPanes {
  private AgentPanes() {}

  /// A pane, and who knows of its agent.
  record Found(StatusWatch statuses, PaneId pane) {}

  static List<Found> wanted(
      CollectorContext context, Collection<ServerWatch> servers, Predicate<Place> wanted) {
    List<Found> found = new ArrayList<>();
    for (ServerWatch server : servers) {
      Topology topology = server.topology();
      if (topology == null) {
        continue;
      }
      for (Topology.Located at : topology.panes().values()) {
        if (wanted.test(context.places().pane(topology, at))) {
          found.add(new Found(server.statuses(), at.pane().id()));
        }
      }
    }
    return found;
  }
}
