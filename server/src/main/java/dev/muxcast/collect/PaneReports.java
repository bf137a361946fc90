package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Place;
import dev.muxcast.look.PaneLook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Appends what panes with a control client say, and what is missing of it. Owned by the Collector
/// thread.
final class PaneReports {
  private final CollectorContext context;

  PaneReports(CollectorContext context) {
    this.context = context;
  }

  void of(PaneWatch pane, @Nullable PaneOutput output, long epochMillis) {
    Place place = pane.place;
    if (output != null && place != null) {
      context.append(place, output, epochMillis);
    }
  }

  void of(PaneWatch pane, List<PaneOutput> outputs, long epochMillis) {
    for (PaneOutput output : outputs) {
      of(pane, output, epochMillis);
    }
  }

  /// Everything that waits for a timer: nobody will come back to it.
  void last(PaneWatch pane) {
    long now = CollectorContext.now();
    LookedPane looked = pane.begin.looked();
    if (looked != null) {
      of(pane, looked.last(now).outputs(), System.currentTimeMillis());
    }
    of(pane, pane.last(now), pane.lastOutputEpochMillis);
  }

  /// The client that brings a pane's output looked at it. Where it was looked at so far, that is
  /// the last look.
  ///
  /// @param look with its secrets
  void lookedAt(PaneWatch pane, PaneLook look, long now) {
    Place place = pane.place;
    LookedPane looked = pane.begin.looked();
    if (place == null || looked == null) {
      return;
    }
    looked.place(place);
    LookedPane.Brought brought = looked.lastLook(look, now);
    long since = brought.tornSinceEpochMillis();
    if (since >= 0) {
      gap(place.inSession(), since, look.epochMillis(), "detached");
      for (Place left : brought.left()) {
        gap(left.inSession(), since, look.epochMillis(), "detached");
      }
    }
    of(pane, brought.outputs(), look.epochMillis());
  }

  /// What the panes of that session missed, for `collector.gap`; appended once.
  void gap(Place session, long fromEpochMillis, long toEpochMillis, String reason) {
    context.append(session, CollectorGap.between(fromEpochMillis, toEpochMillis, reason));
  }
}
