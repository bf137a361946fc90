package dev.muxcast.topology;

import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import java.util.Map;

/// tmux tells that a pane is dead before it knows with which status: then it is worth asking again
/// soon. Pure.
public final class LateStatus {
  /// How soon.
  public static final long MILLIS = 200;

  private LateStatus() {}

  /// Whether a pane has just died and tmux has no exit status of it yet.
  public static boolean awaited(Topology before, Map<PaneId, Topology.Located> shown) {
    Map<PaneId, Topology.Located> known = Map.of();
    for (Topology.Located at : shown.values()) {
      PaneFacts facts = at.pane().facts();
      if (facts.dead() && facts.exitStatus() == null) {
        known = known.isEmpty() ? before.panes() : known;
        Topology.Located was = known.get(at.pane().id());
        if (was == null || !was.pane().facts().dead()) {
          return true;
        }
      }
    }
    return false;
  }
}
