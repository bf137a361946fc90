package dev.muxcast.topology;

import dev.muxcast.event.Glob;
import dev.muxcast.tmux.PaneRow;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SessionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a [Topology] of tmux's lists. Pure.
public final class TopologyRows {
  private TopologyRows() {}

  /// The sessions that are told of, with the windows and panes of the second list.
  ///
  /// @param exclude globs of the names of sessions to leave out
  public static Topology topology(
      String server,
      String instance,
      String version,
      List<SessionRow> sessions,
      List<PaneRow> panes,
      List<String> exclude,
      Labels labels) {
    Map<SessionId, List<PaneRow>> bySession = new LinkedHashMap<>();
    for (PaneRow pane : panes) {
      bySession.computeIfAbsent(pane.session(), id -> new ArrayList<>()).add(pane);
    }
    List<Topology.Session> all = new ArrayList<>();
    for (SessionRow row : sessions) {
      // A session without windows came or went between the two lists.
      if (excluded(row.name(), exclude) || !bySession.containsKey(row.id())) {
        continue;
      }
      all.add(
          new Topology.Session(
              row.id(),
              labels.of(row.name()),
              row.path().isEmpty() ? null : labels.of(row.path()),
              !row.endsUnattached(),
              row.activitySeconds(),
              windows(bySession.getOrDefault(row.id(), List.of()), labels)));
    }
    all.sort((a, b) -> Integer.compare(a.id().number(), b.id().number()));
    return new Topology(server, instance, version, all);
  }

  public static boolean excluded(String session, List<String> exclude) {
    for (String glob : exclude) {
      if (Glob.matches(glob, session)) {
        return true;
      }
    }
    return false;
  }

  private static List<Topology.Window> windows(List<PaneRow> rows, Labels labels) {
    Map<Integer, List<PaneRow>> byWindow = new LinkedHashMap<>();
    for (PaneRow row : rows) {
      byWindow.computeIfAbsent(row.windowIndex(), index -> new ArrayList<>()).add(row);
    }
    List<Topology.Window> windows = new ArrayList<>();
    for (List<PaneRow> panes : byWindow.values()) {
      PaneRow first = panes.getFirst();
      List<Topology.Pane> list = new ArrayList<>();
      for (PaneRow row : panes) {
        list.add(
            new Topology.Pane(
                row.pane(),
                row.paneIndex(),
                row.paneActive(),
                row.width(),
                row.height(),
                labels.of(row.path()),
                labels.of(row.facts())));
      }
      windows.add(
          new Topology.Window(
              first.window(),
              first.windowIndex(),
              labels.of(first.windowName()),
              first.windowActive(),
              list));
    }
    return windows;
  }
}
