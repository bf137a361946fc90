package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Message;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.EventData.CollectorGap;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Place;
import dev.muxcast.imsg.Answer;
import dev.muxcast.look.Look;
import dev.muxcast.look.Looker;
import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.SocketCommands;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.Topology;
import dev.muxcast.topology.TopologyDiff;
import dev.muxcast.topology.TopologyRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches by looking again and again, without a client of ours in tmux.
///
/// Mutable, owned by the Collector thread. Times without `Epoch` are milliseconds of a steady
/// clock.
final class Looking implements Watching {
  private static final Logger log = LoggerFactory.getLogger(Looking.class);
  private static final long NEVER = Long.MAX_VALUE;

  private final TmuxSocket socket;
  private final CollectorContext context;
  private final StatusWatch statuses;
  private final Watching.Owner owner;
  private final Looker looker;
  private final Map<PaneId, LookedPane> panes = new HashMap<>();
  private final PassingPanes passing = new PassingPanes();
  private @Nullable FollowedCommands commands;
  private boolean answers;
  private long seenEpochMillis = System.currentTimeMillis();
  private boolean silent;
  private boolean alone;
  private long answeredAt = -1;

  /// @param newsSinceEpochMillis all that a server which began later says is news
  Looking(
      TmuxSocket socket,
      CollectorContext context,
      StatusWatch statuses,
      Watching.Owner owner,
      long newsSinceEpochMillis) {
    this.socket = socket;
    this.context = context;
    this.statuses = statuses;
    this.owner = owner;
    this.looker =
        new Looker(
            context.loop(), socket, context.config().pace(), newsSinceEpochMillis, new Eye());
  }

  /// Brings what was seen from the looker's thread to the Collector's.
  private final class Eye implements Looker.Listener {
    @Override
    public void onLook(Look look) {
      put(() -> {
        try {
          take(look, CollectorContext.now());
        } finally {
          looker.taken();
        }
      });
    }

    @Override
    public void onSilence(String why) {
      put(() -> {
        answers = false;
        silent = true;
        FollowedCommands its = commands;
        if (its != null) {
          its.give();
        }
        log.warn("{}: {}", socket.label(), why);
      });
    }

    @Override
    public void onEnd(Answer why) {
      put(() -> owner.gone(Answer.reason(why)));
    }

    private void put(Runnable what) {
      context.inbox().put(Message.about(owner, what));
    }
  }

  @Override
  public WatchMode mode() {
    return WatchMode.LOOK;
  }

  @Override
  public long answeredAt() {
    return answeredAt;
  }

  @Override
  public boolean silent() {
    return silent;
  }

  @Override
  public void start(long now) {
    looker.start();
  }

  @Override
  public @Nullable TmuxCommands commands() {
    return commands;
  }

  @Override
  public boolean watches(SessionId id) {
    Topology shown = owner.topology();
    return answers && shown != null && shown.session(id) != null;
  }

  @Override
  public boolean ask(WatchedPane pane, TmuxCommand command) {
    looker.want(pane.id());
    return true;
  }

  @Override
  public CompletableFuture<@Nullable Screen> screen(PaneId id) {
    LookedPane pane = panes.get(id);
    return CompletableFuture.completedFuture(pane == null ? null : pane.masked());
  }

  /// Gives a pane away to whom tells of it from here on; null for one that is not looked at.
  @Nullable LookedPane release(PaneId id) {
    return panes.remove(id);
  }

  /// A pane is looked at from here on that was told of by a control client.
  void adopt(LookedPane pane) {
    panes.put(pane.id(), pane);
  }

  /// The screens of these panes are somebody else's to watch, and of no others.
  void leave(Set<PaneId> others) {
    looker.leave(others);
  }

  /// The whole picture is wanted soon.
  void wantListing() {
    looker.wantListing();
  }

  private void take(Look look, long now) {
    answers = true;
    silent = false;
    answeredAt = now;
    if (look.listing() != null) {
      passing.shown(look.listing().panes());
      owner.picture(
          TopologyRows.topology(
              socket.label(),
              look.listing().instance(),
              look.listing().version(),
              look.listing().sessions(),
              look.listing().panes(),
              context.config().exclude(),
              context.labels()),
          now);
    }
    for (PaneLook each : look.panes()) {
      LookedPane pane = panes.get(each.pane());
      if (pane != null) {
        try {
          take(pane, each, look.endedEpochMillis(), now);
        } catch (RuntimeException fault) {
          pane.again();
          context.faults().met(fault);
        }
      }
    }
    seenEpochMillis = look.epochMillis();
    FollowedCommands its = commands;
    if (its != null) {
      its.looked(look.listing() == null ? -1 : look.epochMillis());
    }
  }

  private void take(LookedPane pane, PaneLook look, long endedEpochMillis, long now) {
    LookedPane.Brought brought = pane.looked(look, statuses.typing(pane.id()), now);
    tell(pane, brought, look.epochMillis(), endedEpochMillis);
    if (brought.moved()) {
      statuses.output(pane, now);
    }
    Screen masked = pane.masked();
    if (masked != null) {
      statuses.captured(pane, masked, now);
    }
  }

  private void tell(LookedPane pane, LookedPane.Brought brought, long epochMillis) {
    tell(pane, brought, epochMillis, epochMillis);
  }

  /// What can't be told is a gap, and no reason to tell anything twice.
  ///
  /// @param epochMillis when that was seen
  /// @param endedEpochMillis until when what went by before may have been written
  private void tell(
      LookedPane pane, LookedPane.Brought brought, long epochMillis, long endedEpochMillis) {
    Place place = pane.place();
    if (place == null) {
      return;
    }
    try {
      if (brought.tornSinceEpochMillis() >= 0) {
        gap(place, brought.tornSinceEpochMillis(), endedEpochMillis, "dropped");
        for (Place left : brought.left()) {
          gap(left, brought.tornSinceEpochMillis(), endedEpochMillis, "dropped");
        }
      }
      for (PaneOutput output : brought.outputs()) {
        context.append(place, output, epochMillis);
      }
    } catch (RuntimeException fault) {
      context.faults().met(fault);
    }
  }

  private void gap(Place pane, long fromEpochMillis, long toEpochMillis, String reason) {
    context.append(pane.inSession(), CollectorGap.between(fromEpochMillis, toEpochMillis, reason));
  }

  @Override
  public void retain(Map<PaneId, Topology.Located> shown) {
    long now = CollectorContext.now();
    panes
        .values()
        .removeIf(pane -> {
          if (shown.containsKey(pane.id())) {
            return false;
          }
          tell(pane, pane.last(now), System.currentTimeMillis());
          return true;
        });
  }

  @Override
  public void follow(
      Topology before,
      Topology now,
      Map<PaneId, Topology.Located> shown,
      boolean first,
      @Nullable Long downSinceEpochMillis,
      long millis) {
    if (commands == null) {
      commands =
          new FollowedCommands(
              new SocketCommands(context.loop(), socket, now.instance(), CollectorContext.PATIENCE),
              looker::wantListing);
    }
    if (downSinceEpochMillis != null) {
      for (SessionId id : TopologyDiff.kept(before, now)) {
        Topology.Session session = now.session(id);
        if (session != null) {
          Place place = context.places().session(now, session);
          gap(place, downSinceEpochMillis, System.currentTimeMillis(), "down");
        }
      }
    }
    boolean allKnown = panes.keySet().containsAll(shown.keySet());
    Map<PaneId, Topology.Located> earlier = allKnown ? Map.of() : before.panes();
    boolean wasDown = downSinceEpochMillis != null;
    for (Topology.Located at : shown.values()) {
      LookedPane pane = panes.get(at.pane().id());
      if (pane == null) {
        boolean known = earlier.containsKey(at.pane().id());
        pane =
            new LookedPane(
                at.pane().id(),
                CapturePurpose.beginning(known, first, wasDown),
                downSinceEpochMillis == null ? seenEpochMillis : downSinceEpochMillis,
                context.rules(),
                context.config().redaction());
        panes.put(at.pane().id(), pane);
      }
      pane.place(statuses.place(pane.id(), context.places().pane(now, at)));
      statuses.show(pane, at.pane().facts(), millis);
    }
  }

  @Override
  public void lookAgain(long sinceEpochMillis, long now) {
    Topology shown = owner.topology();
    if (shown != null) {
      for (Topology.Session session : shown.sessions()) {
        Place place = context.places().session(shown, session);
        gap(place, sinceEpochMillis, System.currentTimeMillis(), "dropped");
      }
    }
    for (LookedPane pane : panes.values()) {
      if (pane.willCapture()) {
        looker.want(pane.id());
      }
    }
    looker.wantListing();
  }

  @Override
  public long due() {
    long due = NEVER;
    for (LookedPane pane : panes.values()) {
      due = Math.min(due, pane.due());
    }
    return due;
  }

  @Override
  public void tick(long now) {
    boolean nobody = !context.audience().any && !statuses.anyBusy();
    if (nobody != alone) {
      alone = nobody;
      looker.alone(nobody);
    }
    for (LookedPane pane : panes.values()) {
      if (pane.due() <= now) {
        tell(pane, pane.tick(now), System.currentTimeMillis());
      }
    }
  }

  @Override
  public List<ControlClient> close() {
    looker.close();
    FollowedCommands its = commands;
    if (its != null) {
      its.end();
    }
    for (LookedPane pane : panes.values()) {
      tell(pane, pane.last(CollectorContext.now()), System.currentTimeMillis());
    }
    panes.clear();
    return List.of();
  }
}
