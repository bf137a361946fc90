package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.event.Place;
import dev.muxcast.guard.Bound;
import dev.muxcast.look.PaneLook;
import dev.muxcast.status.PaneQuestions;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.topology.Places;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The panes of one tmux server, and what they write: takes output from one elected client per pane
/// and appends `pane.output`.
///
/// Mutable, owned by the Collector thread.
final class PaneTable {

  /// So many panes may write before the picture shows them; it is asked for with the first of them.
  private static final int MOST_UNKNOWN = 1_024;

  /// How long a pane that wrote is waited for; after that it came and went between two pictures.
  static final int UNKNOWN_MILLIS = 6_000;

  private final CollectorContext context;
  private final PaneReports reports;
  private final PaneQuestions tmux;
  private final Map<PaneId, PaneWatch> panes = new HashMap<>();
  private final List<PaneWatch> touched = new ArrayList<>();
  private final List<PaneWatch> waiting = new ArrayList<>();
  private final StatusWatch statuses;
  private int unknown;

  PaneTable(CollectorContext context, StatusWatch statuses, PaneQuestions tmux) {
    this.context = context;
    this.reports = new PaneReports(context);
    this.statuses = statuses;
    this.tmux = tmux;
  }

  PaneReports reports() {
    return reports;
  }

  @Nullable PaneWatch pane(PaneId id) {
    return panes.get(id);
  }

  /// Takes output that the client of that session brought.
  ///
  /// @return what became of it
  Taken output(SessionId from, PaneId id, byte[] bytes, long now, long epochMillis) {
    PaneWatch pane = panes.get(id);
    if (pane == null) {
      if (unknown >= MOST_UNKNOWN) {
        Bound.UNKNOWN_PANES.cost(1);
        return Taken.TOO_MANY;
      }
      unknown++;
      pane = new PaneWatch(id, from, 80, 24, context.rules(), context.config().redaction());
      panes.put(id, pane);
    }
    if (pane.source.is(from)) {
      reports.of(pane, pane.output(bytes, now, epochMillis), epochMillis);
      statuses.output(pane, now);
      if (!touched.contains(pane)) {
        touched.add(pane);
      }
    }
    return pane.place != null ? Taken.TAKEN : Taken.UNKNOWN;
  }

  /// Output of that pane was left out on its way to us.
  void missing(SessionId from, PaneId id, long bytes, long now) {
    PaneWatch pane = panes.get(id);
    if (pane != null && pane.source.is(from)) {
      reports.of(pane, pane.missing(bytes, now), pane.lastOutputEpochMillis);
      if (bytes > 0) {
        pane.hold.begin(now, System.currentTimeMillis());
        hold(pane, now);
      }
      track(pane);
    }
  }

  /// Ends a read of a client's pipe: appends what it brought.
  void settle(long now) {
    for (PaneWatch pane : touched) {
      try {
        reports.of(pane, pane.settle(now), pane.lastOutputEpochMillis);
        hold(pane, now);
        track(pane);
      } catch (RuntimeException fault) {
        context.faults().met(fault);
      }
    }
    touched.clear();
  }

  /// What is known may be wrong: the sessions' gap is told, and each pane looked at.
  void lookAgain(@Nullable Topology shown, long sinceEpochMillis, long now) {
    if (shown != null) {
      for (Topology.Session session : shown.sessions()) {
        Place place = context.places().session(shown, session);
        reports.gap(place, sinceEpochMillis, System.currentTimeMillis(), "dropped");
      }
    }
    for (PaneWatch pane : panes.values()) {
      try {
        reports.of(pane, pane.missing(0, now), pane.lastOutputEpochMillis);
        pane.dirty(now);
        if (pane.begin.purpose() != null) {
          tmux.ask(pane, pane.capture());
        }
        track(pane);
      } catch (RuntimeException fault) {
        context.faults().met(fault);
      }
    }
  }

  private void track(PaneWatch pane) {
    if (pane.due() != Long.MAX_VALUE && !waiting.contains(pane)) {
      waiting.add(pane);
    }
  }

  /// When something is due without any message, or `Long.MAX_VALUE`.
  long due() {
    long due = Long.MAX_VALUE;
    for (PaneWatch pane : waiting) {
      due = Math.min(due, pane.due());
    }
    return due;
  }

  /// Does what is due.
  void tick(long now) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      PaneWatch pane = waiting.get(i);
      boolean more = false;
      try {
        more = tick(pane, now);
      } catch (RuntimeException fault) {
        context.faults().met(fault);
      }
      if (!more) {
        waiting.remove(i);
      }
    }
  }

  /// @return whether something more will be due
  private boolean tick(PaneWatch pane, long now) {
    if (pane.sliceIsDue(now)) {
      reports.of(pane, pane.take(now), pane.lastOutputEpochMillis);
    }
    reports.of(pane, pane.rested(now), System.currentTimeMillis());
    if (pane.captureIsDue(now) && panes.get(pane.id) == pane && tmux.ask(pane, pane.capture())) {
      pane.captureSent(now);
    }
    hold(pane, now);
    return pane.due() != Long.MAX_VALUE && panes.get(pane.id) == pane;
  }

  private void hold(PaneWatch pane, long now) {
    switch (pane.hold.takeWish()) {
      case NOTHING -> {}
      case PAUSE -> {
        if (!tmux.ask(pane, new TmuxCommand.PausePane(pane.id))) {
          pane.hold.end(now);
        }
      }
      case CONTINUE -> {
        tmux.ask(pane, new TmuxCommand.ContinuePane(pane.id));
        long since = pane.hold.sinceEpochMillis();
        Place place = pane.place;
        if (place != null) {
          reports.gap(place.inSession(), since, System.currentTimeMillis(), "paused");
        }
        reports.of(pane, pane.missing(0, now), pane.lastOutputEpochMillis);
      }
    }
  }

  /// An answer to a capture, whoever asked for it.
  ///
  /// @param own whether it came through the pane's own client, in line with its output: a pane's
  ///   first capture counts only then
  void answered(PaneId id, @Nullable PaneLook look, boolean own, long now) {
    PaneWatch pane = panes.get(id);
    if (pane == null) {
      return;
    }
    if (pane.begin.purpose() == null ? pane.capturing() : own) {
      captured(id, look, now);
    } else if (pane.begin.purpose() == null && look != null) {
      statuses.captured(pane, look.screen(), now);
    }
  }

  /// A pane's screen arrived; null when tmux has none any more.
  void captured(PaneId id, @Nullable PaneLook look, long now) {
    PaneWatch pane = panes.get(id);
    if (pane == null) {
      return;
    }
    if (look == null) {
      pane.captureFailed();
      statuses.failed(id);
      reports.of(pane, pane.take(CollectorContext.now()), pane.lastOutputEpochMillis);
    } else {
      if (pane.begin.purpose() == null && pane.text.hasText()) {
        reports.of(pane, pane.take(CollectorContext.now()), pane.lastOutputEpochMillis);
      }
      Screen screen = look.screen();
      long unseenSince = pane.begin.unseenSince(screen);
      Place place = pane.place;
      if (unseenSince >= 0 && place != null) {
        reports.gap(place.inSession(), unseenSince, System.currentTimeMillis(), "detached");
      }
      reports.of(pane, pane.captured(look, now), System.currentTimeMillis());
      statuses.captured(pane, screen, now);
    }
    track(pane);
  }

  /// The picture shows these panes now. Panes it shows no more are told of their end first.
  ///
  /// @param places the place of each pane
  /// @param elect the session whose client is to bring a pane's output
  void show(
      Topology topology,
      Map<PaneId, Topology.Located> shown,
      Places places,
      Election elect,
      long now) {
    for (Topology.Located at : shown.values()) {
      try {
        show(at, places.pane(topology, at), elect, now);
      } catch (RuntimeException fault) {
        context.faults().met(fault);
      }
    }
  }

  private void show(Topology.Located at, Place shown, Election elect, long now) {
    PaneWatch pane = panes.get(at.pane().id());
    SessionId source =
        elect.source(at.pane().id(), pane == null ? at.session().id() : pane.source.session());
    if (pane == null) {
      pane =
          new PaneWatch(
              at.pane().id(),
              source,
              at.pane().width(),
              at.pane().height(),
              context.rules(),
              context.config().redaction());
      panes.put(at.pane().id(), pane);
    } else {
      pane.text.size(at.pane().width(), at.pane().height());
    }
    pane.program(at.pane().facts().pid(), now);
    Place place = statuses.place(pane.id, shown);
    boolean isNew = pane.place == null;
    pane.place = place;
    if (!pane.source.is(source)) {
      hearFrom(pane, source, now);
    }
    pane.source.shown();
    if (isNew && !touched.contains(pane)) {
      touched.add(pane);
    }
    track(pane);
    statuses.show(pane, at.pane().facts(), now);
  }

  /// Another session's client brings a pane's output from here on.
  private void hearFrom(PaneWatch pane, SessionId source, long now) {
    long unheard = pane.source.turn(pane, source, tmux);
    if (unheard >= 0) {
      reports.of(pane, pane.missing(0, now), pane.lastOutputEpochMillis);
      Place place = pane.place;
      if (place != null) {
        reports.gap(place.inSession(), unheard, System.currentTimeMillis(), "dropped");
      }
    }
    pane.dirty(now);
  }

  /// Chooses the client that brings a pane's output.
  interface Election {
    SessionId source(PaneId pane, SessionId present);
  }

  /// Reports the last words of the panes that are shown no more, and forgets them.
  ///
  /// @return the sessions whose client brought words of panes that were never shown
  Set<SessionId> retain(Map<PaneId, Topology.Located> shown) {
    Set<SessionId> lost = new HashSet<>();
    unknown = 0;
    long before = System.currentTimeMillis() - UNKNOWN_MILLIS;
    panes
        .values()
        .removeIf(pane -> {
          if (shown.containsKey(pane.id)) {
            return false;
          }
          if (pane.place == null) {
            if (pane.lastOutputEpochMillis > before) {
              unknown++;
              return false;
            }
            lost.add(pane.source.session());
            return true;
          }
          try {
            reports.last(pane);
          } catch (RuntimeException fault) {
            context.faults().met(fault);
          }
          return true;
        });
    return lost;
  }

  /// Reports everything that waits for a timer: nobody will come back to it.
  void flush() {
    for (PaneWatch pane : panes.values()) {
      reports.last(pane);
    }
  }

  /// Gives a pane away to looks, with all told that there is to tell.
  ///
  /// @param fresh to go on with what was told
  /// @return how looks go on; null where nothing was told
  @Nullable LookedPane release(PaneId id, LookedPane fresh, long now) {
    PaneWatch pane = panes.get(id);
    if (pane == null || pane.place == null) {
      return null;
    }
    LookedPane looked = pane.begin.looked();
    if (pane.begin.purpose() == null) {
      reports.of(pane, pane.leave(fresh, now), System.currentTimeMillis());
      looked = fresh;
    }
    if (looked != null) {
      panes.remove(id);
      touched.remove(pane);
      waiting.remove(pane);
    }
    return looked;
  }

  /// The captures under way come to nothing: their client is gone.
  void capturesLost(long now) {
    for (PaneWatch pane : panes.values()) {
      pane.captureLost(now);
      track(pane);
    }
  }

  /// Nobody brings the output of that session's panes any more, so the screens that were to be
  /// their beginning are not waited for; what looks left waits for the next client.
  void lost(SessionId session, long now) {
    panes.values().forEach(pane -> pane.source.lost(session));
    for (PaneWatch pane : from(session)) {
      if (pane.begin.purpose() != null && pane.begin.looked() == null) {
        captured(pane.id, null, now);
      }
    }
  }

  /// The panes whose output that session's client brings.
  List<PaneWatch> from(SessionId session) {
    List<PaneWatch> list = new ArrayList<>();
    for (PaneWatch pane : panes.values()) {
      if (pane.place != null && pane.source.is(session)) {
        list.add(pane);
      }
    }
    return list;
  }
}
