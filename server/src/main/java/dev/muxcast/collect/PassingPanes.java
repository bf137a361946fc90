package dev.muxcast.collect;

import dev.muxcast.guard.Bound;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneRow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts the panes of one tmux server that came and went between two pictures: panes get ever
/// higher numbers, and one that no picture shows was of such a pane.
///
/// Mutable, owned by the Collector thread.
final class PassingPanes {
  private int highest = -1;

  /// All panes there are now.
  void shown(List<PaneRow> rows) {
    Set<PaneId> fresh = new HashSet<>(); // linked windows show theirs more than once
    int last = highest;
    for (PaneRow row : rows) {
      highest = Math.max(highest, row.pane().number());
      if (row.pane().number() > last) {
        fresh.add(row.pane());
      }
    }
    if (last >= 0) {
      Bound.PASSING_PANES.cost(highest - last - fresh.size());
    }
  }
}
