package dev.muxcast.collect;

import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One tmux server: keeps its picture and appends what changes in it.
///
/// The picture comes from `list-sessions` and `list-panes -a`, asked in-band whenever a
/// notification or the subscription says that something changed and, in case one was missed, on a
/// slow timer. Commands and titles that the subscription brings go straight into the picture.
///
/// Mutable, owned by the Collector thread. Times without `Epoch` are milliseconds of a steady
/// clock.
final class ServerWatch implements TopologyLink.Owner, SessionClients.Owner {
  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);

  private final TmuxSocket socket;
  private final Desk desk;
  private final Consumer<TmuxSocket> onGone;
  final TopologyLink link;
  private final SessionClients clients;
  private final PaneTable panes;
  private final Refresh refresh;
  private final MessageDispatch dispatch = new MessageDispatch(this);

  private @Nullable Topology topology;
  private boolean connected;
  private @Nullable Long downSinceEpochMillis;
  private boolean changed;

  /// What the subscription brought in the batch at hand.
  private final Map<PaneId, PaneFacts> facts = new HashMap<>();

  /// @param before the picture kept from an earlier run, or null
  /// @param downSinceEpochMillis until when that run watched
  /// @param onGone told when no server answers at the socket any more
  ServerWatch(
      TmuxSocket socket,
      Desk desk,
      @Nullable Topology before,
      @Nullable Long downSinceEpochMillis,
      Consumer<TmuxSocket> onGone) {
    this.socket = socket;
    this.desk = desk;
    this.topology = before;
    this.downSinceEpochMillis = downSinceEpochMillis;
    this.onGone = onGone;
    this.link = new TopologyLink(socket, desk, this);
    this.clients = new SessionClients(socket, desk, this);
    this.refresh = new Refresh(socket.label(), desk);
    this.panes = new PaneTable(desk, (pane, command) -> ask(pane, command) != null);
  }

  TmuxSocket socket() {
    return socket;
  }

  @Nullable Topology topology() {
    return topology;
  }

  boolean connected() {
    return connected;
  }

  /// Whether that session's output is watched now.
  boolean watches(SessionId id) {
    return clients.watches(id);
  }

  /// Whether the picture changed since the last call.
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /// A server is said to answer at the socket.
  void appeared(long now) {
    link.appeared(now);
  }

  /// When something is due without any message, or `Long.MAX_VALUE`.
  long due() {
    long due = Math.min(link.due(), panes.due());
    if (link.client() != null) {
      due = Math.min(due, refresh.due());
      due = Math.min(due, clients.due());
    }
    return due;
  }

  /// Does what is due.
  void tick(long now) {
    link.tick(now);
    ControlClient client = link.client();
    if (client != null) {
      refresh.tick(client, now);
      clients.tick(now);
    }
    panes.tick(now);
  }

  /// Lets go of tmux without waiting: the clients leave by themselves.
  ///
  /// @return the clients to wait for
  List<ControlClient> close() {
    panes.flush();
    List<ControlClient> all = new ArrayList<>(clients.close());
    Optional.ofNullable(link.close()).ifPresent(all::add);
    return all;
  }

  // --- the link

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
    panes.capturesLost(Desk.now());
  }

  @Override
  public void linkGone(String reason) {
    clear(reason);
    link.close();
    onGone.accept(socket);
  }

  private void clear(String reason) {
    Topology last = topology;
    if (last != null) {
      panes.flush();
      append(last, Topology.empty(last.server(), last.instance(), last.version()));
      if (connected) {
        desk.append(
            desk.places().server(last.server(), last.instance()),
            new EventData.CollectorDisconnected(reason));
      }
      changed = true;
    }
    clients.close();
    panes.clear();
    facts.clear();
    topology = null;
    connected = false;
    downSinceEpochMillis = null;
    refresh.clear();
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
      client.command(new TmuxCommand.Capture(pane.id));
    }
  }

  @Override
  public void sessionLost(SessionWatch session) {
    panes.lost(session.id, Desk.now());
    elect();
    refresh.want();
  }

  private void elect() {
    Topology now = topology;
    if (now != null) {
      panes.show(now, now.panes(), desk.places(), this::source, Desk.now());
    }
  }

  private SessionId source(PaneId pane, SessionId present) {
    Topology now = topology;
    return now == null ? present : now.source(pane, present, this::watches);
  }

  private @Nullable Place sessionPlace(SessionId id) {
    Topology now = topology;
    Topology.Session session = now == null ? null : now.session(id);
    return now == null || session == null ? null : desk.places().session(now, session);
  }

  /// Something changed that only tmux can tell the whole of.
  void toldOfChange(long now) {
    refresh.want();
    clients.unsettled(now);
  }

  void output(SessionWatch from, ControlMessage.Output output, long now, long epochMillis) {
    if (!panes.output(from.id, output.pane(), output.data(), now, epochMillis)) {
      refresh.want();
    }
  }

  /// Command and title are taken as they are told. Where and whether the pane lives is asked for,
  /// as what is told may be older than the picture: a dead pane would seem to live again.
  void told(PaneNews news) {
    facts.put(news.pane(), desk.labels().of(news.facts()));
    Topology now = topology;
    if (now != null && !now.agrees(news)) {
      refresh.want();
    }
  }

  private void batch(@Nullable SessionWatch from, ControlBatch batch) {
    long now = Desk.now();
    for (ControlMessage message : batch.messages()) {
      dispatch.deal(message, from, now, batch.readAtMillis());
    }
    Topology last = topology;
    if (!facts.isEmpty() && last != null) {
      apply(last.with(facts), now);
    }
    facts.clear();
    panes.settle(now);
  }

  /// Output of a pane was not read: it is told of, and the pane captured anew.
  void missed(
      SessionWatch session, PaneId id, long bytes, String reason, long now, long epochMillis) {
    PaneWatch pane = panes.pane(id);
    Place place = sessionPlace(session.id);
    if (pane == null || place == null || !pane.source.equals(session.id)) {
      return;
    }
    long from = pane.lastOutputEpochMillis == 0 ? epochMillis : pane.lastOutputEpochMillis;
    panes.missing(session.id, id, bytes, now);
    panes.gap(place, from, epochMillis, reason);
  }

  /// Whether tmux keeps that output because we asked.
  boolean holds(PaneId id) {
    PaneWatch pane = panes.pane(id);
    return pane != null && pane.hold.held();
  }

  /// An answer, in its place in the stream.
  void answered(ControlMessage.Answer answer, @Nullable SessionWatch from, long now) {
    Reply reply = answer.reply();
    switch (answer.command()) {
      case TmuxCommand.ListSessions _ -> refresh.sessions(reply);
      case TmuxCommand.ListPanes _ -> {
        Topology fresh = refresh.panes(reply);
        if (fresh != null) {
          apply(fresh, now);
        }
      }
      case TmuxCommand.Capture capture ->
          panes.answered(capture.pane(), desk.screen(reply), from != null, now);
      case TmuxCommand.Deed _ -> {}
      case TmuxCommand.Subscribe _, TmuxCommand.PausePane _, TmuxCommand.ContinuePane _ -> {
        if (!reply.ok()) {
          log.warn("{}: tmux refuses {}: {}", socket.label(), answer.command(), reply.text());
        }
      }
    }
  }

  private void apply(Topology now, long millis) {
    Topology before = topology;
    if (before != null && !before.instance().equals(now.instance())) {
      // Another server process answers: nothing of the old one lives.
      clear("another server took its place");
      before = null;
    }
    boolean first = !connected;
    Topology base =
        before == null ? Topology.empty(now.server(), now.instance(), now.version()) : before;
    if (first) {
      desk.append(
          desk.places().server(now.server(), now.instance()),
          new EventData.CollectorConnected(now.version(), now.sessions().size(), "control"));
      connected = true;
    }
    topology = now;
    Map<PaneId, Topology.Located> shown = now.panes();
    panes.retain(shown);
    if (first || !now.equals(base)) {
      changed = true;
      append(base, now);
    }
    clients.retain(now);
    adopt(base, now, first);
    panes.show(now, shown, desk.places(), this::source, millis);
    refresh.taken(LateStatus.awaited(base, shown), millis);
  }

  private void append(Topology before, Topology now) {
    for (TopologyDiff.Change change : TopologyDiff.between(before, now, desk.places())) {
      desk.append(change.place(), change.data());
    }
  }

  /// Begins to watch the sessions that came.
  private void adopt(Topology before, Topology now, boolean first) {
    for (Topology.Session session : Newcomers.inOrder(now, clients, link.newest())) {
      clients.add(Newcomers.watch(session, before, first, downSinceEpochMillis));
    }
    downSinceEpochMillis = null;
  }

  /// By the pane's own client; a capture, which should not wait behind output, by the server's.
  private @Nullable CompletableFuture<Reply> ask(PaneWatch pane, TmuxCommand command) {
    ControlClient own = clients.client(pane.source);
    ControlClient other = command instanceof TmuxCommand.Capture ? link.client() : null;
    ControlClient client = other == null || (own != null && pane.inLine()) ? own : other;
    return client == null ? null : client.command(command);
  }

  /// What is known of the agents in this server's panes.
  StatusWatch statuses() {
    return panes.statuses();
  }

  /// What a pane shows, for whoever asks; completes on a client's thread, with null when the pane
  /// can't be captured.
  CompletableFuture<@Nullable Screen> screen(PaneId id) {
    PaneWatch pane = panes.pane(id);
    CompletableFuture<Reply> reply = pane == null ? null : ask(pane, new TmuxCommand.Capture(id));
    return reply == null
        ? CompletableFuture.completedFuture(null)
        : reply.handle((answer, failure) -> failure != null ? null : desk.screen(answer));
  }
}
