package dev.muxcast.collect;

import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sessions that are to be watched and are not yet. Pure.
final class Newcomers {
  private Newcomers() {}

  /// In the order to attach to them: the one used last comes last, so that a bare `tmux attach`
  /// still picks it.
  static List<Topology.Session> inOrder(
      Topology now, SessionClients clients, @Nullable SessionId newest) {
    List<Topology.Session> fresh = new ArrayList<>();
    for (Topology.Session session : now.sessions()) {
      if (session.watchable() && !clients.contains(session.id())) {
        fresh.add(session);
      }
    }
    fresh.sort((a, b) -> {
      int order = Boolean.compare(a.id().equals(newest), b.id().equals(newest));
      if (order == 0) {
        order = Long.compare(a.activitySeconds(), b.activitySeconds());
      }
      return order == 0 ? Integer.compare(a.id().number(), b.id().number()) : order;
    });
    return fresh;
  }

  /// How to begin with a session: one that an earlier run knew tells what was not seen, too.
  ///
  /// @param downSince until when an earlier run watched, null when there was none
  static SessionWatch watch(
      Topology.Session session, Topology before, boolean first, @Nullable Long downSince) {
    boolean known = before.session(session.id()) != null;
    CapturePurpose begin = CapturePurpose.beginning(known, first, downSince != null);
    SessionWatch watch =
        new SessionWatch(
            session.id(), begin, downSince == null ? System.currentTimeMillis() : downSince);
    if (known && downSince != null) {
      watch.lostAtEpochMillis = downSince;
      watch.lostReason = "down";
    }
    return watch;
  }
}
