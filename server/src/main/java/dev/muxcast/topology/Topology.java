package dev.muxcast.topology;

import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneNews;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.WindowId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The sessions, windows and panes of one tmux server at one moment. A window that is linked into
/// several sessions stands under each of them, with its panes.
///
/// Immutable.
///
/// @param server the label of the socket
/// @param instance `PID-STARTTIME` of the server process
/// @param version the tmux server's version
/// @param sessions in the order of their ids
public record Topology(String server, String instance, String version, List<Session> sessions) {

  public Topology {
    sessions = List.copyOf(sessions);
  }

  /// @param watchable false for a session that would end when we detach from it
  public record Session(
      SessionId id,
      String name,
      @Nullable String path,
      boolean watchable,
      long activitySeconds,
      List<Window> windows) {
    public Session {
      windows = List.copyOf(windows);
    }
  }

  /// @param active whether it is its session's current window
  public record Window(WindowId id, int index, String name, boolean active, List<Pane> panes) {
    public Window {
      panes = List.copyOf(panes);
    }

    /// The active pane, or the first.
    public @Nullable Pane activePane() {
      for (Pane pane : panes) {
        if (pane.active) {
          return pane;
        }
      }
      return panes.isEmpty() ? null : panes.getFirst();
    }
  }

  public record Pane(
      PaneId id, int index, boolean active, int width, int height, String path, PaneFacts facts) {

    /// Whether this is a later picture of that pane's program, be it dead or dying: from tmux 3.8
    /// on such a pane has no pid, also for a moment before it counts as dead.
    boolean continues(Pane earlier) {
      return facts.dead()
          || (!earlier.facts.dead() && (facts.pid() < 0 || facts.pid() == earlier.facts.pid()));
    }
  }

  /// A pane with the window and the session it is told of under: the session with the lowest id.
  public record Located(Session session, Window window, Pane pane) {}

  /// A server without sessions.
  public static Topology empty(String server, String instance, String version) {
    return new Topology(server, instance, version, List.of());
  }

  /// Every pane once, by its id.
  public Map<PaneId, Located> panes() {
    Map<PaneId, Located> panes = new LinkedHashMap<>();
    for (Session session : sessions) {
      for (Window window : session.windows) {
        for (Pane pane : window.panes) {
          panes.putIfAbsent(pane.id, new Located(session, window, pane));
        }
      }
    }
    return panes;
  }

  /// The same with these sessions alone.
  public Topology only(Predicate<Session> wanted) {
    return new Topology(server, instance, version, sessions.stream().filter(wanted).toList());
  }

  public @Nullable Session session(SessionId id) {
    for (Session session : sessions) {
      if (session.id.equals(id)) {
        return session;
      }
    }
    return null;
  }

  /// Whether that pane is in that session.
  boolean shows(SessionId id, PaneId pane) {
    Session session = session(id);
    if (session != null) {
      for (Window window : session.windows) {
        for (Pane each : window.panes) {
          if (each.id.equals(pane)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// Whose client a pane's output is taken from, when several sessions show it: the present one as
  /// long as that is watched, else any that is.
  public SessionId source(PaneId pane, SessionId present, Predicate<SessionId> watched) {
    if (watched.test(present) && shows(present, pane)) {
      return present;
    }
    SessionId any = null;
    for (Session session : sessions) {
      if (shows(session.id(), pane)) {
        if (watched.test(session.id())) {
          return session.id();
        }
        any = any == null ? session.id() : any;
      }
    }
    return any == null ? present : any;
  }

  /// Whether that pane is where this is told of it, and lives as this is told.
  public boolean agrees(PaneNews news) {
    Session session = session(news.session());
    if (session != null) {
      for (Window window : session.windows) {
        if (window.id.equals(news.window()) && window.index == news.windowIndex()) {
          for (Pane pane : window.panes) {
            if (pane.id.equals(news.pane())) {
              return pane.index == news.paneIndex() && pane.facts.livesAs(news.facts());
            }
          }
        }
      }
    }
    return false;
  }

  /// The same with other commands and titles of some panes.
  public Topology with(Map<PaneId, PaneFacts> facts) {
    List<Session> changed = new ArrayList<>(sessions.size());
    for (Session session : sessions) {
      List<Window> windows = new ArrayList<>(session.windows.size());
      for (Window window : session.windows) {
        List<Pane> panes = new ArrayList<>(window.panes.size());
        for (Pane pane : window.panes) {
          PaneFacts other = facts.get(pane.id);
          panes.add(
              other == null
                  ? pane
                  : new Pane(
                      pane.id,
                      pane.index,
                      pane.active,
                      pane.width,
                      pane.height,
                      pane.path,
                      pane.facts.named(other)));
        }
        windows.add(new Window(window.id, window.index, window.name, window.active, panes));
      }
      changed.add(
          new Session(
              session.id,
              session.name,
              session.path,
              session.watchable,
              session.activitySeconds,
              windows));
    }
    return new Topology(server, instance, version, changed);
  }
}
