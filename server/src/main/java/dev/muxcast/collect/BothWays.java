package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneNews;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Watches some sessions of a server by a control client each, and all others by looking.
///
/// The looks bring the picture and carry commands, whatever is attached to; clients only say sooner
/// that something changed. A pane is told of by one of the two: by a client if any session that
/// shows it is attached to, else by looks. Where that changes, the one hands over to the other what
/// was told, so that nothing is told twice, and what may have been missed is a gap.
///
/// Mutable, owned by the Collector thread.
final class BothWays implements Watching, AttachedSessions.Owner {
  private final CollectorContext context;
  private final ServerModes modes;
  private final Watching.Owner owner;
  private final Looking looking;
  private final AttachedSessions attached;

  /// Those of the picture whose output clients bring.
  private Map<PaneId, Topology.Located> attachedPanes = Map.of();

  private Map<PaneId, Topology.Located> lookedPanes = Map.of();
  private List<LookedPane> toAttached = List.of();
  private Set<PaneId> left = Set.of();

  /// When the picture was taken over last.
  private long pictureEpochMillis = System.currentTimeMillis();

  /// @param newsSinceEpochMillis all that a server which began later says is news
  BothWays(
      TmuxSocket socket,
      CollectorContext context,
      StatusWatch statuses,
      Watching.Owner owner,
      ServerModes modes,
      long newsSinceEpochMillis) {
    this.context = context;
    this.modes = modes;
    this.owner = owner;
    this.looking = new Looking(socket, context, statuses, new Looked(), newsSinceEpochMillis);
    this.attached = new AttachedSessions(socket, context, statuses, this);
  }

  /// The sessions that are looked at, for whom looks at them.
  private final class Looked implements Watching.Owner {
    @Override
    public void picture(Topology now, long millis) {
      owner.picture(now, millis);
    }

    @Override
    public @Nullable Topology topology() {
      Topology now = owner.topology();
      return now == null ? null : now.only(session -> !isAttached(session));
    }

    @Override
    public void gone(String reason) {
      owner.gone(reason);
    }

    @Override
    public void unsure(long now) {
      owner.unsure(now);
    }
  }

  /// One that would end when we detach from it is not attached to, and not let go of either.
  private boolean isAttached(Topology.Session session) {
    return session.watchable()
        ? modes.of(session.name()) == WatchMode.ATTACH
        : attached.contains(session.id());
  }

  @Override
  public WatchMode mode() {
    return modes.usual();
  }

  @Override
  public WatchMode mode(Topology.Session session) {
    return isAttached(session) ? WatchMode.ATTACH : WatchMode.LOOK;
  }

  @Override
  public WatchMode terminals() {
    return WatchMode.LOOK;
  }

  @Override
  public void start(long now) {
    looking.start(now);
  }

  @Override
  public @Nullable TmuxCommands commands() {
    return looking.commands();
  }

  @Override
  public long answeredAt() {
    return looking.answeredAt();
  }

  @Override
  public boolean silent() {
    return looking.silent();
  }

  @Override
  public boolean watches(SessionId id) {
    return attached.watches(id) || !attached.contains(id) && looking.watches(id);
  }

  @Override
  public boolean ask(WatchedPane pane, TmuxCommand command) {
    return attachedPanes.containsKey(pane.id())
        ? attached.ask(pane, command)
        : looking.ask(pane, command);
  }

  @Override
  public CompletableFuture<@Nullable Screen> screen(PaneId id) {
    return attachedPanes.containsKey(id) ? attached.screen(id) : looking.screen(id);
  }

  @Override
  public void retain(Map<PaneId, Topology.Located> shown) {
    divide(shown);
    toAttached = new ArrayList<>();
    for (PaneId id : attachedPanes.keySet()) {
      LookedPane pane = looking.release(id);
      if (pane != null) {
        toAttached.add(pane);
      }
    }
    long millis = CollectorContext.now();
    for (PaneId id : lookedPanes.keySet()) {
      LookedPane pane = attached.tells(id) ? attached.release(id, fresh(id), millis) : null;
      if (pane != null) {
        looking.adopt(pane);
      }
    }
    looking.retain(lookedPanes);
    attached.retain(attachedPanes);
  }

  /// What a client brought has an end that nobody knows: it is looked at since the last picture.
  private LookedPane fresh(PaneId id) {
    return new LookedPane(
        id,
        CapturePurpose.CHANGES,
        pictureEpochMillis,
        context.rules(),
        context.config().redaction());
  }

  private void divide(Map<PaneId, Topology.Located> shown) {
    Topology now = owner.topology();
    Set<PaneId> withClient = now == null ? Set.of() : now.only(this::isAttached).panes().keySet();
    attachedPanes = new LinkedHashMap<>(shown);
    attachedPanes.keySet().retainAll(withClient);
    lookedPanes = new LinkedHashMap<>(shown);
    lookedPanes.keySet().removeAll(withClient);
  }

  @Override
  public void follow(
      Topology before,
      Topology now,
      Map<PaneId, Topology.Located> shown,
      boolean first,
      @Nullable Long downSinceEpochMillis,
      long millis) {
    Topology mine = now.only(this::isAttached);
    Topology others = now.only(session -> !isAttached(session));
    if (!now.equals(before)) {
      attached.unsettled(millis);
    }
    attached.follow(before, mine, attachedPanes, null, first, downSinceEpochMillis, millis);
    looking.follow(before, others, lookedPanes, first, downSinceEpochMillis, millis);
    for (LookedPane pane : toAttached) {
      attached.adopt(pane);
    }
    toAttached = List.of();
    pictureEpochMillis = System.currentTimeMillis();
    if (!left.equals(attachedPanes.keySet())) {
      left = new HashSet<>(attachedPanes.keySet());
      looking.leave(left);
    }
  }

  @Override
  public void lookAgain(long sinceEpochMillis, long now) {
    Topology last = owner.topology();
    Topology mine = last == null ? null : last.only(this::isAttached);
    attached.lookAgain(mine, sinceEpochMillis, now);
    looking.lookAgain(sinceEpochMillis, now);
  }

  @Override
  public long due() {
    long due = Math.min(attached.duePanes(), attached.dueClients());
    return Math.min(due, looking.due());
  }

  @Override
  public void tick(long now) {
    attached.tickClients(now);
    attached.tickPanes(now);
    looking.tick(now);
  }

  @Override
  public List<ControlClient> close() {
    looking.close();
    return attached.close();
  }

  @Override
  public void unsure(long now) {
    owner.unsure(now);
  }

  @Override
  public @Nullable Topology topology() {
    return owner.topology();
  }

  @Override
  public Map<PaneId, Topology.Located> shown() {
    return attachedPanes;
  }

  @Override
  public boolean looksAt(PaneId id) {
    return lookedPanes.containsKey(id);
  }

  @Override
  public @Nullable ControlClient link() {
    return null;
  }

  @Override
  public void toldOfChange() {
    looking.wantListing();
  }

  /// What is told may be older than the picture, which tells it too, and soon.
  @Override
  public void told(PaneNews news) {
    Topology now = owner.topology();
    if (now != null && !now.agrees(news)) {
      looking.wantListing();
    }
  }

  @Override
  public void answered(ControlMessage.Answer answer, long now) {}

  @Override
  public void batchTold(long now) {}
}
