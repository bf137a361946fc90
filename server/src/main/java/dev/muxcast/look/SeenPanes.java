package dev.muxcast.look;

import dev.muxcast.tmux.PaneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The panes of one tmux server, as they were glanced at and seen.
///
/// Mutable, the [Looker]'s own.
final class SeenPanes {
  private final Map<PaneId, SeenPane> panes = new HashMap<>();
  private Map<PaneId, PaneGlance> glances = Map.of();
  private Set<PaneId> left = Set.of();

  @Nullable SeenPane get(PaneId pane) {
    return panes.get(pane);
  }

  /// The screens of these panes are not to be taken, those of all others are.
  ///
  /// @return whether there are some that were left before
  boolean leave(Set<PaneId> others) {
    boolean any = false;
    for (PaneId id : left) {
      SeenPane pane = panes.get(id);
      if (pane != null && !others.contains(id)) {
        pane.want();
        any = true;
      }
    }
    left = others;
    return any;
  }

  void clear() {
    panes.clear();
    glances = Map.of();
  }

  /// All there are were glanced at.
  ///
  /// @param whole whether all that a pane which was not there before has written is news
  /// @return whether it is not known any more what is there
  boolean glanced(List<String> rows, boolean whole) {
    Map<PaneId, PaneGlance> now = PaneGlance.of(rows);
    boolean others = !now.keySet().equals(glances.keySet());
    if (others) {
      panes.keySet().retainAll(now.keySet());
    }
    for (PaneGlance glance : now.values()) {
      PaneGlance before = glances.get(glance.pane());
      others |= before == null || glance.isAnother(before);
      panes.computeIfAbsent(glance.pane(), id -> new SeenPane(id, whole)).glance(glance);
    }
    glances = now;
    return others;
  }

  /// Those in which something moves were glanced at.
  ///
  /// @return whether one of them is not known yet, or another than before, so that a glance at all
  ///   is wanted
  boolean glancedQuickly(List<String> rows) {
    boolean others = false;
    for (PaneGlance glance : PaneGlance.of(rows).values()) {
      SeenPane seen = panes.get(glance.pane());
      PaneGlance before = glances.get(glance.pane());
      others |= seen == null || before == null || glance.isAnother(before);
      if (seen != null) {
        seen.glance(glance);
      }
    }
    return others;
  }

  /// Asks for the screens that are likely to have moved again, as many as fit.
  void askForHot(LookWords words) {
    for (SeenPane pane : panes.values()) {
      if (pane.hot() && !left.contains(pane.pane) && !words.screen(pane.ask())) {
        return;
      }
    }
  }

  /// Asks for the screens that have to be taken, as many as fit; whether there are any.
  boolean askForDue(LookWords words, long epochMillis) {
    boolean any = false;
    for (SeenPane pane : panes.values()) {
      if (pane.due(epochMillis) && !left.contains(pane.pane)) {
        any = true;
        if (!words.screen(pane.ask())) {
          return true;
        }
      }
    }
    return any;
  }
}
