package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.Place;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.tmux.ControlBatch;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneNews;
import dev.muxcast.tmux.Reply;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches by control clients: one for each session, and one for topology and commands.
///
/// The picture comes from `list-sessions` and `list-panes -a`, asked in-band whenever a
/// notification or the subscription says that something changed and, in case one was missed, on a
/// slow timer. Commands and titles that the subscription brings go straight into the picture.
///
/// Mutable, owned by the Collector thread. Times without `Epoch` are milliseconds of a steady
/// clock.
final class Attaching implements Watching, TopologyLink.Owner, SessionClients.Owner {
  private static final Logger log = LoggerFactory.getLogger(Attaching.class);

  private final TmuxSocket socket;
  private final CollectorContext context;
  private final Watching.Owner owner;
  private final TopologyLink link;
  private final SessionClients clients;
  private final PaneTable panes;
  private final Refresh refresh;
  private long answeredAt = -1;
  private final MessageDispatch dispatch = new MessageDispatch(this);

  /// What the subscription brought in the batch at hand.
  private final Map<PaneId, PaneFacts> facts = new HashMap<>();

  Attaching(
      TmuxSocket socket, CollectorContext context, StatusWatch statuses, Watching.Owner owner) {
    this.socket = socket;
    this.context = context;
    this.owner = owner;
    this.link = new TopologyLink(socket, context, this);
    this.clients = new SessionClients(socket, context, this);
    this.refresh = new Refresh(socket.label(), context);
    this.panes = new PaneTable(context, statuses, this::ask);
  }

  TmuxSocket socket() {
    return socket;
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
  public boolean watches(SessionId id) {
    return clients.watches(id);
  }

  @Override
  public long due() {
    long due = Math.min(link.due(), panes.due());
    if (link.client() != null) {
      due = Math.min(due, refresh.due());
      due = Math.min(due, clients.due());
    }
    return due;
  }

  @Override
  public void tick(long now) {
    link.tick(now);
    ControlClient client = link.client();
    if (client != null) {
      refresh.tick(client, now);
      clients.tick(now);
    }
    panes.tick(now);
  }

  @Override
  public void unsure(long now) {
    owner.unsure(now);
  }

  @Override
  public void lookAgain(long sinceEpochMillis, long now) {
    panes.capturesLost(now);
    panes.lookAgain(owner.topology(), sinceEpochMillis, now);
    refresh.lost();
    refresh.want();
  }

  @Override
  public List<ControlClient> close() {
    panes.flush();
    List<ControlClient> all = new ArrayList<>(clients.close());
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
    batch(null, batch);
  }

  @Override
  public void linkLost() {
    refresh.lost();
    panes.capturesLost(CollectorContext.now());
  }

  @Override
  public void linkGone(String reason) {
    owner.gone(reason);
  }

  @Override
  public void sessionBatch(SessionWatch session, ControlBatch batch) {
    batch(session, batch);
  }

  @Override
  public void sessionIn(SessionWatch session, ControlClient client) {
    client.command(new TmuxCommand.Subscribe());
    Place place = sessionPlace(session.id);
    if (session.lostAtEpochMillis >= 0 && place != null) {
      panes.gap(place, session.lostAtEpochMillis, System.currentTimeMillis(), session.lostReason);
    }
    session.lostAtEpochMillis = -1;
    elect();
    for (PaneWatch pane : panes.from(session.id)) {
      pane.startWith(session.begin, session.unseenSinceEpochMillis);
      client.command(pane.capture());
    }
  }

  @Override
  public void sessionLost(SessionWatch session) {
    panes.lost(session.id, CollectorContext.now());
    elect();
    refresh.want();
  }

  private void elect() {
    Topology now = owner.topology();
    if (now != null) {
      panes.show(now, now.panes(), context.places(), this::source, CollectorContext.now());
    }
  }

  private SessionId source(PaneId pane, SessionId present) {
    Topology now = owner.topology();
    return now == null ? present : now.source(pane, present, this::watches);
  }

  private @Nullable Place sessionPlace(SessionId id) {
    Topology now = owner.topology();
    Topology.Session session = now == null ? null : now.session(id);
    return now == null || session == null ? null : context.places().session(now, session);
  }

  /// Something changed that only tmux can tell the whole of.
  void toldOfChange(long now) {
    refresh.want();
    clients.unsettled(now);
  }

  void output(SessionWatch from, ControlMessage.Output output, long now, long epochMillis) {
    panes.waited(from.id, output.pane(), output.ageMillis(), now);
    switch (panes.output(from.id, output.pane(), output.data(), now, epochMillis)) {
      case TAKEN -> {}
      case UNKNOWN -> refresh.want();
      case TOO_MANY -> unsure(now);
    }
  }

  /// Command and title are taken as they are told. Where and whether the pane lives is asked for,
  /// as what is told may be older than the picture: a dead pane would seem to live again.
  void told(PaneNews news) {
    facts.put(news.pane(), context.labels().of(news.facts()));
    Topology now = owner.topology();
    if (now != null && !now.agrees(news)) {
      refresh.want();
    }
  }

  private void batch(@Nullable SessionWatch from, ControlBatch batch) {
    long now = CollectorContext.now();
    for (ControlMessage message : batch.messages()) {
      try {
        dispatch.deal(message, from, now, batch.readAtMillis());
      } catch (RuntimeException fault) {
        context.faults().met(fault);
      }
    }
    try {
      Topology last = owner.topology();
      if (!facts.isEmpty() && last != null) {
        owner.picture(last.with(facts), now);
      }
    } finally {
      facts.clear();
      panes.settle(now);
    }
  }

  /// Output of a pane was not read: it is told of, and the pane captured anew.
  void missed(
      SessionWatch session, PaneId id, long bytes, String reason, long now, long epochMillis) {
    PaneWatch pane = panes.pane(id);
    if (pane != null && !pane.source.is(session.id)) {
      return;
    }
    Place place = sessionPlace(session.id);
    panes.missing(session.id, id, bytes, now);
    if (place == null || pane == null) {
      unsure(now); // of a pane that is not shown yet: its session's gap is told with the picture
      return;
    }
    long from = pane.lastOutputEpochMillis == 0 ? epochMillis : pane.lastOutputEpochMillis;
    panes.gap(place, from, epochMillis, reason);
  }

  /// Whether tmux keeps that output because we asked.
  boolean holds(PaneId id) {
    PaneWatch pane = panes.pane(id);
    return pane != null && pane.hold.held();
  }

  /// An answer, in its place in the stream.
  void answered(ControlMessage.Answer answer, @Nullable SessionWatch from, long now) {
    answeredAt = now;
    Reply reply = answer.reply();
    switch (answer.command()) {
      case TmuxCommand.ListSessions _ -> refresh.sessions(reply);
      case TmuxCommand.ListPanes _ -> {
        Topology fresh = refresh.panes(reply);
        if (fresh != null) {
          owner.picture(fresh, now);
        }
      }
      case TmuxCommand.Capture capture ->
          panes.answered(capture.pane(), context.look(capture.pane(), reply), from != null, now);
      case TmuxCommand.Deed _ -> {}
      case TmuxCommand.Subscribe _,
          TmuxCommand.PausePane _,
          TmuxCommand.ContinuePane _,
          TmuxCommand.LeavePane _,
          TmuxCommand.HearPane _ -> {
        if (!reply.ok()) {
          log.warn("{}: tmux refuses {}: {}", socket.label(), answer.command(), reply.text());
        }
      }
    }
  }

  @Override
  public void retain(Map<PaneId, Topology.Located> shown) {
    for (SessionId id : panes.retain(shown)) {
      Place place = sessionPlace(id);
      if (place != null) {
        long now = System.currentTimeMillis();
        panes.gap(place, now - PaneTable.UNKNOWN_MILLIS, now, "dropped");
      }
    }
  }

  @Override
  public void follow(
      Topology before,
      Topology now,
      Map<PaneId, Topology.Located> shown,
      boolean first,
      @Nullable Long downSinceEpochMillis,
      long millis) {
    clients.retain(now);
    for (Topology.Session session : Newcomers.inOrder(now, clients, link.newest())) {
      clients.add(Newcomers.watch(session, before, first, downSinceEpochMillis));
    }
    panes.show(now, shown, context.places(), this::source, millis);
    refresh.taken(LateStatus.awaited(before, shown), millis);
  }

  @Override
  public boolean ask(WatchedPane pane, TmuxCommand command) {
    PaneWatch watched = panes.pane(pane.id());
    return watched != null && reply(watched, command) != null;
  }

  /// By the pane's own client; a capture, which should not wait behind output, by the server's.
  private @Nullable CompletableFuture<Reply> reply(PaneWatch pane, TmuxCommand command) {
    ControlClient own = clients.client(pane.source.session());
    ControlClient other = command instanceof TmuxCommand.Capture ? link.client() : null;
    ControlClient client = other == null || (own != null && pane.inLine()) ? own : other;
    return client == null ? null : client.command(command);
  }

  @Override
  public CompletableFuture<@Nullable Screen> screen(PaneId id) {
    PaneWatch pane = panes.pane(id);
    CompletableFuture<Reply> reply = pane == null ? null : reply(pane, new TmuxCommand.Capture(id));
    return reply == null
        ? CompletableFuture.completedFuture(null)
        : reply.handle((answer, failure) -> failure != null ? null : context.screen(answer));
  }
}
