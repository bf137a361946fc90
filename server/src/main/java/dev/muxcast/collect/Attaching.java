package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.tmux.ControlBatch;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneNews;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.LateStatus;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Watches by control clients: one for each session, and one for topology and commands.
///
/// The picture comes from `list-sessions` and `list-panes -a`, asked in-band whenever a
/// notification or the subscription says that something changed and, in case one was missed, on a
/// slow timer. Commands and titles that the subscription brings go straight into the picture.
///
/// Mutable, owned by the Collector thread. Times without `Epoch` are milliseconds of a steady
/// clock.
final class Attaching implements Watching, TopologyLink.Owner, AttachedSessions.Owner {
  private final CollectorContext context;
  private final Watching.Owner owner;
  private final TopologyLink link;
  private final AttachedSessions sessions;
  private final Refresh refresh;
  private long answeredAt = -1;

  /// What the subscription brought in the batch at hand.
  private final Map<PaneId, PaneFacts> facts = new HashMap<>();

  Attaching(
      TmuxSocket socket, CollectorContext context, StatusWatch statuses, Watching.Owner owner) {
    this.context = context;
    this.owner = owner;
    this.link = new TopologyLink(socket, context, this);
    this.refresh = new Refresh(socket.label(), context);
    this.sessions = new AttachedSessions(socket, context, statuses, this);
  }

  @Override
  public WatchMode mode() {
    return WatchMode.ATTACH;
  }

  @Override
  public long answeredAt() {
    return answeredAt;
  }

  @Override
  public boolean silent() {
    return refresh.late() || link.late() || answeredAt >= 0 && link.client() == null;
  }

  @Override
  public void start(long now) {
    link.appeared(now);
  }

  @Override
  public @Nullable ControlClient commands() {
    return link.client();
  }

  @Override
  public @Nullable ControlClient link() {
    return link.client();
  }

  @Override
  public @Nullable Topology topology() {
    return owner.topology();
  }

  @Override
  public Map<PaneId, Topology.Located> shown() {
    Topology now = owner.topology();
    return now == null ? Map.of() : now.panes();
  }

  @Override
  public boolean looksAt(PaneId id) {
    return false;
  }

  @Override
  public boolean watches(SessionId id) {
    return sessions.watches(id);
  }

  @Override
  public long due() {
    long due = Math.min(link.due(), sessions.duePanes());
    if (link.client() != null) {
      due = Math.min(due, refresh.due());
      due = Math.min(due, sessions.dueClients());
    }
    return due;
  }

  @Override
  public void tick(long now) {
    link.tick(now);
    ControlClient client = link.client();
    if (client != null) {
      refresh.tick(client, now);
      sessions.tickClients(now);
    }
    sessions.tickPanes(now);
  }

  @Override
  public void unsure(long now) {
    owner.unsure(now);
  }

  @Override
  public void lookAgain(long sinceEpochMillis, long now) {
    sessions.lookAgain(owner.topology(), sinceEpochMillis, now);
    refresh.lost();
    refresh.want();
  }

  @Override
  public List<ControlClient> close() {
    List<ControlClient> all = new ArrayList<>(sessions.close());
    Optional.ofNullable(link.close()).ifPresent(all::add);
    return all;
  }

  @Override
  public void linkIn() {
    refresh.lost();
    refresh.want();
  }

  @Override
  public void linkBatch(ControlBatch batch) {
    sessions.batch(null, batch);
  }

  @Override
  public void linkLost() {
    refresh.lost();
    sessions.capturesLost();
  }

  @Override
  public void linkGone(String reason) {
    owner.gone(reason);
  }

  @Override
  public void toldOfChange() {
    refresh.want();
  }

  /// Command and title are taken as they are told. Where and whether the pane lives is asked for,
  /// as what is told may be older than the picture: a dead pane would seem to live again.
  @Override
  public void told(PaneNews news) {
    facts.put(news.pane(), context.labels().of(news.facts()));
    Topology now = owner.topology();
    if (now != null && !now.agrees(news)) {
      refresh.want();
    }
  }

  @Override
  public void batchTold(long now) {
    Topology last = owner.topology();
    try {
      if (!facts.isEmpty() && last != null) {
        owner.picture(last.with(facts), now);
      }
    } finally {
      facts.clear();
    }
  }

  @Override
  public void answered(ControlMessage.Answer answer, long now) {
    answeredAt = now;
    if (answer.command() instanceof TmuxCommand.ListSessions) {
      refresh.sessions(answer.reply());
    } else if (answer.command() instanceof TmuxCommand.ListPanes) {
      Topology fresh = refresh.panes(answer.reply());
      if (fresh != null) {
        owner.picture(fresh, now);
      }
    }
  }

  @Override
  public void retain(Map<PaneId, Topology.Located> shown) {
    sessions.retain(shown);
  }

  @Override
  public void follow(
      Topology before,
      Topology now,
      Map<PaneId, Topology.Located> shown,
      boolean first,
      @Nullable Long downSinceEpochMillis,
      long millis) {
    sessions.follow(before, now, shown, link.newest(), first, downSinceEpochMillis, millis);
    refresh.taken(LateStatus.awaited(before, shown), millis);
  }

  @Override
  public boolean ask(WatchedPane pane, TmuxCommand command) {
    return sessions.ask(pane, command);
  }

  @Override
  public CompletableFuture<@Nullable Screen> screen(PaneId id) {
    return sessions.screen(id);
  }
}
