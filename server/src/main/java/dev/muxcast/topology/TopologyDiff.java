package dev.muxcast.topology;

import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.WindowId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The topology events that lead from one picture of a tmux server to the next: what went, from the
/// inside out; then what changed; then what came, from the outside in.
///
/// A pane in several sessions is told of once, under the session with the lowest id; a window once
/// per session. A pane that is told of under another session or window than before, and one whose
/// program was replaced (`respawn-pane`), is removed and created; a window or a pane that only has
/// another index was moved.
///
/// No I/O; one use each.
public final class TopologyDiff {

  /// An event without its time.
  public record Change(Place place, EventData data) {}

  private final Topology before;
  private final Topology now;
  private final Places places;
  private final Map<PaneId, Topology.Located> panesBefore;
  private final Map<PaneId, Topology.Located> panesNow;
  private final List<Change> changes = new ArrayList<>();

  private TopologyDiff(Topology before, Topology now, Places places) {
    this.before = before;
    this.now = now;
    this.places = places;
    this.panesBefore = before.panes();
    this.panesNow = now.panes();
  }

  /// The changes between two pictures of the same server process.
  public static List<Change> between(Topology before, Topology now, Places places) {
    TopologyDiff diff = new TopologyDiff(before, now, places);
    diff.removals();
    diff.alterations();
    diff.additions();
    return diff.changes;
  }

  private void removals() {
    for (Topology.Located at : panesBefore.values()) {
      Topology.Located other = panesNow.get(at.pane().id());
      if (other == null || isAnother(at, other)) {
        changes.add(new Change(places.pane(before, at), removed(at.pane(), other)));
      }
    }
    for (Topology.Session session : before.sessions()) {
      Topology.Session later = now.session(session.id());
      Map<WindowId, Topology.Window> kept = windows(later);
      for (Topology.Window window : session.windows()) {
        if (!kept.containsKey(window.id())) {
          changes.add(
              new Change(
                  places.window(before, session, window),
                  new EventData.WindowRemoved(window.name())));
        }
      }
      if (later == null) {
        changes.add(
            new Change(
                places.session(before, session), new EventData.SessionRemoved(session.name())));
      }
    }
  }

  /// Whether the pane is told of as another one.
  static boolean isAnother(Topology.Located before, Topology.Located now) {
    return !before.window().id().equals(now.window().id())
        || !before.session().id().equals(now.session().id())
        || !now.pane().continues(before.pane());
  }

  private static EventData removed(Topology.Pane pane, Topology.@Nullable Located later) {
    // Only of a pane that outlived its program is it known that tmux had read all it wrote.
    boolean lives = later != null && later.pane().continues(pane);
    return new EventData.PaneRemoved(lives || pane.facts().dead(), pane.facts().exitStatus(), null);
  }

  private void alterations() {
    for (Topology.Session session : now.sessions()) {
      Topology.Session earlier = before.session(session.id());
      if (earlier == null) {
        continue;
      }
      Place place = places.session(now, session);
      if (!earlier.name().equals(session.name())) {
        changes.add(
            new Change(place, new EventData.SessionRenamed(session.name(), earlier.name())));
      }
      alterations(session, windows(earlier));
    }
  }

  private void alterations(Topology.Session session, Map<WindowId, Topology.Window> earlier) {
    for (Topology.Window window : windows(session).values()) {
      Topology.Window was = earlier.get(window.id());
      if (was != null && !was.name().equals(window.name())) {
        changes.add(
            new Change(
                places.window(now, session, window),
                new EventData.WindowRenamed(window.name(), was.name())));
      }
      if (was != null && was.index() != window.index()) {
        changes.add(
            new Change(
                places.window(now, session, window),
                new EventData.WindowMoved(window.name(), was.index())));
      }
    }
  }

  private void additions() {
    for (Topology.Session session : now.sessions()) {
      Topology.Session earlier = before.session(session.id());
      if (earlier == null) {
        changes.add(
            new Change(
                places.session(now, session),
                new EventData.SessionCreated(
                    session.name(), session.windows().size(), session.path())));
      }
      Map<WindowId, Topology.Window> known = windows(earlier);
      for (Topology.Window window : session.windows()) {
        Topology.Window was = known.get(window.id());
        if (was == null) {
          changes.add(
              new Change(
                  places.window(now, session, window),
                  new EventData.WindowCreated(window.name(), window.panes().size())));
        }
        panes(session, window);
        if (window.active() && earlier != null && (was == null || !was.active())) {
          changes.add(
              new Change(
                  places.window(now, session, window),
                  new EventData.WindowActivated(window.name())));
        }
      }
    }
  }

  private void panes(Topology.Session session, Topology.Window window) {
    for (Topology.Pane pane : window.panes()) {
      Topology.Located at = panesNow.get(pane.id());
      if (at == null || at.session() != session || at.window() != window) {
        continue;
      }
      Topology.Located was = panesBefore.get(pane.id());
      if (was == null || isAnother(was, at)) {
        changes.add(new Change(places.pane(now, at), created(pane)));
      } else if (was.pane().index() != pane.index()) {
        changes.add(new Change(places.pane(now, at), new EventData.PaneMoved(was.pane().index())));
      }
    }
  }

  private static EventData created(Topology.Pane pane) {
    return new EventData.PaneCreated(
        pane.facts().command(),
        pane.path().isEmpty() ? null : pane.path(),
        pane.width(),
        pane.height(),
        pane.facts().pid() < 0 ? null : pane.facts().pid());
  }

  private static Map<WindowId, Topology.Window> windows(Topology.@Nullable Session session) {
    Map<WindowId, Topology.Window> windows = new LinkedHashMap<>();
    if (session != null) {
      for (Topology.Window window : session.windows()) {
        windows.putIfAbsent(window.id(), window);
      }
    }
    return windows;
  }

  /// Every session that stands in both pictures.
  public static List<SessionId> kept(Topology before, Topology now) {
    List<SessionId> kept = new ArrayList<>();
    for (Topology.Session session : now.sessions()) {
      if (before.session(session.id()) != null) {
        kept.add(session.id());
      }
    }
    return kept;
  }
}
