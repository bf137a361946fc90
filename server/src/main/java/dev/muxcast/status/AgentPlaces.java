package dev.muxcast.status;

import dev.muxcast.agent.WindowKinds;
import dev.muxcast.event.Place;
import org.jspecify.annotations.Nullable;

/// Places that name the agent that was found there. It also says what kind of window it is where
/// tmux could not: of `node` alone nobody knows what it runs. Pure.
final class AgentPlaces {
  private AgentPlaces() {}

  /// A pane's place, with its agent.
  static Place named(Place pane, String agent) {
    return agent.equals(pane.agentType()) ? pane : pane.withAgent(agent, kind(pane, agent));
  }

  /// A window's place, of the kind that the agent in it makes it.
  static Place ofKind(Place window, String agent) {
    return window.withAgent(window.agentType(), kind(window, agent));
  }

  private static @Nullable String kind(Place place, String agent) {
    String kind = place.windowKind();
    String name = place.windowName();
    if (name == null || (kind != null && !kind.equals(WindowKinds.UNKNOWN))) {
      return kind;
    }
    return WindowKinds.of(name, agent);
  }
}
