package dev.muxcast.topology;

import dev.muxcast.agent.AgentTypes;
import dev.muxcast.agent.WindowKinds;
import dev.muxcast.event.Place;
import org.jspecify.annotations.Nullable;

/// Says where in tmux something happened, in the envelope's words. Pure; may be shared by threads.
///
/// @param host the machine's name, null where the log is of one machine
public record Places(@Nullable String host, AgentTypes types) {

  public Place server(String label, @Nullable String instance) {
    return new Place(host, label, instance, null, null, null, null, null, null, null, null, null);
  }

  public Place session(Topology topology, Topology.Session session) {
    return server(topology.server(), topology.instance())
        .ofSession(session.name(), session.id().toString());
  }

  public Place window(Topology topology, Topology.Session session, Topology.Window window) {
    Topology.Pane active = window.activePane();
    String type = active == null ? AgentTypes.UNKNOWN : type(active);
    return session(topology, session)
        .ofWindow(
            window.index(),
            window.name(),
            window.id().toString(),
            WindowKinds.of(window.name(), type));
  }

  public Place pane(Topology topology, Topology.Located at) {
    return window(topology, at.session(), at.window())
        .ofPane(at.pane().index(), at.pane().id().toString(), type(at.pane()));
  }

  String type(Topology.Pane pane) {
    return types.of(pane.facts().command(), pane.facts().title());
  }
}
