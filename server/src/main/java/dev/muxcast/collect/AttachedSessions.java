package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Watched;
import dev.muxcast.event.Place;
import dev.muxcast.look.PaneLook;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.tmux.ControlBatch;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.ControlMessage;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneNews;
import dev.muxcast.tmux.Reply;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sessions with a control client each, and the panes whose output those bring.
///
/// Mutable, owned by the Collector thread. Times without `Epoch` are milliseconds of a steady
/// clock.
final class AttachedSessions implements SessionClients.Owner {

  /// Who watches the server; called on the Collector thread.
  interface Owner extends Watched {

    /// The last picture, null before the first.
    @Nullable Topology topology();

    /// Those of its panes whose output the clients bring.
    Map<PaneId, Topology.Located> shown();

    /// Whether that pane is not theirs, but looked at.
    boolean looksAt(PaneId id);

    /// A client beside the sessions' own, for what should not wait behind output; null for none.
    @Nullable ControlClient link();

    /// Something changed that only tmux can tell the whole of.
    void toldOfChange();

    /// A pane's command, title or place, as tmux tells it of itself.
    void told(PaneNews news);

    /// The answer to a command that is no session's business.
    void answered(ControlMessage.Answer answer, long now);

    /// All that was read at once was told.
    void batchTold(long now);
  }

  private static final Logger log = LoggerFactory.getLogger(AttachedSessions.class);

  private final TmuxSocket socket;
  private final CollectorContext context;
  private final Owner owner;
  private final SessionClients clients;
  private final PaneTable panes;
  private final MessageDispatch dispatch = new MessageDispatch(this);

  AttachedSessions(TmuxSocket socket, CollectorContext context, StatusWatch statuses, Owner owner) {
    this.socket = socket;
    this.context = context;
    this.owner = owner;
    this.clients = new SessionClients(socket, context, this);
    this.panes = new PaneTable(context, statuses, this::ask);
  }

  TmuxSocket socket() {
    return socket;
  }

  /// Whether that session's output is read now.
  boolean watches(SessionId id) {
    return clients.watches(id);
  }

  /// Whether that session has a client, or is to get one.
  boolean contains(SessionId id) {
    return clients.contains(id);
  }

  @Override
  public void unsure(long now) {
    owner.unsure(now);
  }

  /// When a pane is due without any message, or `Long.MAX_VALUE`.
  long duePanes() {
    return panes.due();
  }

  /// When a client is.
  long dueClients() {
    return clients.due();
  }

  /// Begins what is due of the sessions' clients.
  void tickClients(long now) {
    clients.tick(now);
  }

  /// Reports what is due of the panes.
  void tickPanes(long now) {
    panes.tick(now);
  }

  /// The captures under way come to nothing.
  void capturesLost() {
    panes.capturesLost(CollectorContext.now());
  }

  /// Something may be wrong with what is known.
  ///
  /// @param mine as for [#follow]
  void lookAgain(@Nullable Topology mine, long sinceEpochMillis, long now) {
    panes.capturesLost(now);
    panes.lookAgain(mine, sinceEpochMillis, now);
  }

  /// Reports what waits, and lets go of the sessions without waiting.
  List<ControlClient> close() {
    panes.flush();
    return clients.close();
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
      panes
          .reports()
          .gap(place, session.lostAtEpochMillis, System.currentTimeMillis(), session.lostReason);
    }
    session.lostAtEpochMillis = -1;
    elect();
    for (PaneWatch pane : panes.from(session.id)) {
      pane.begin.with(session.begin, session.unseenSinceEpochMillis);
      client.command(pane.capture());
    }
  }

  @Override
  public void sessionLost(SessionWatch session) {
    panes.lost(session.id, CollectorContext.now());
    elect();
    owner.toldOfChange();
  }

  private void elect() {
    Topology now = owner.topology();
    if (now != null) {
      show(now, owner.shown(), CollectorContext.now());
    }
  }

  private void show(Topology now, Map<PaneId, Topology.Located> shown, long millis) {
    panes.show(now, shown, context.places(), this::source, millis);
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
    owner.toldOfChange();
    unsettled(now);
  }

  /// Something just changed, and more may: no client goes in meanwhile.
  void unsettled(long now) {
    clients.unsettled(now);
  }

  void output(SessionWatch from, ControlMessage.Output output, long now, long epochMillis) {
    PaneWatch pane = panes.pane(output.pane());
    if (pane != null && pane.source.is(from.id)) {
      pane.waited(output.ageMillis(), now);
    }
    switch (panes.output(from.id, output.pane(), output.data(), now, epochMillis)) {
      case TAKEN -> {}
      case UNKNOWN -> owner.toldOfChange();
      case TOO_MANY -> unsure(now);
    }
  }

  /// Deals with what a client read.
  ///
  /// @param from the session whose client it is, null for the link
  void batch(@Nullable SessionWatch from, ControlBatch batch) {
    long now = CollectorContext.now();
    for (ControlMessage message : batch.messages()) {
      try {
        dispatch.deal(message, from, now, batch.readAtMillis());
      } catch (RuntimeException fault) {
        context.faults().met(fault);
      }
    }
    try {
      owner.batchTold(now);
    } finally {
      panes.settle(now);
    }
  }

  void told(PaneNews news) {
    owner.told(news);
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
    panes.reports().gap(place, from, epochMillis, reason);
  }

  /// Whether tmux keeps that output from the session's client because we asked.
  boolean holds(SessionId from, PaneId id) {
    PaneWatch pane = panes.pane(id);
    return pane == null ? owner.looksAt(id) : pane.hold.held() || pane.source.isDeaf(from);
  }

  /// An answer, in its place in the stream.
  void answered(ControlMessage.Answer answer, @Nullable SessionWatch from, long now) {
    Reply reply = answer.reply();
    switch (answer.command()) {
      case TmuxCommand.ListSessions _, TmuxCommand.ListPanes _, TmuxCommand.Deed _ -> {}
      case TmuxCommand.Capture capture -> {
        PaneLook look = CollectorContext.look(capture.pane(), reply);
        PaneWatch pane = panes.pane(capture.pane());
        if (from != null && pane != null && look != null) {
          panes.reports().lookedAt(pane, look, now);
        }
        PaneLook masked = look == null ? null : context.masked(look);
        panes.answered(capture.pane(), masked, from != null, now);
      }
      case TmuxCommand.Subscribe _, TmuxCommand.PausePane _, TmuxCommand.ContinuePane _ -> {
        if (!reply.ok()) {
          log.warn("{}: tmux refuses {}: {}", socket.label(), answer.command(), reply.text());
        }
      }
    }
    owner.answered(answer, now);
  }

  /// Reports the last words of the panes that are shown no more.
  void retain(Map<PaneId, Topology.Located> shown) {
    for (SessionId id : panes.retain(shown)) {
      Place place = sessionPlace(id);
      if (place != null) {
        long now = System.currentTimeMillis();
        panes.reports().gap(place, now - PaneTable.UNKNOWN_MILLIS, now, "dropped");
      }
    }
  }

  /// The picture was taken over: these sessions are to have a client, and no others.
  ///
  /// @param mine of the picture, with the sessions that are attached to alone
  /// @param shown the panes whose output they bring
  /// @param newest the session used last, which gets its client last
  void follow(
      Topology before,
      Topology mine,
      Map<PaneId, Topology.Located> shown,
      @Nullable SessionId newest,
      boolean first,
      @Nullable Long downSinceEpochMillis,
      long millis) {
    clients.retain(mine);
    for (Topology.Session session : Newcomers.inOrder(mine, clients, newest)) {
      clients.add(Newcomers.watch(session, before, first, downSinceEpochMillis));
    }
    show(mine, shown, millis);
  }

  /// That pane was looked at so far, and its session's client brings it from here on: the last look
  /// is that client's, in line with its output.
  void adopt(LookedPane from) {
    PaneWatch pane = panes.pane(from.id());
    if (pane != null) {
      pane.begin.after(from);
      ControlClient client = clients.client(pane.source.session());
      if (client != null) {
        // One that had the pane before was told to hear it no more.
        client.command(new TmuxCommand.ContinuePane(pane.id));
        client.command(pane.capture());
      }
    }
  }

  /// Whether a client brings that pane, or is to.
  boolean tells(PaneId id) {
    return panes.pane(id) != null;
  }

  /// Leaves a pane to looks, with all told that there is to tell.
  ///
  /// @param fresh to go on with what was told
  /// @return how looks go on; null where nothing was told of it
  @Nullable LookedPane release(PaneId id, LookedPane fresh, long now) {
    PaneWatch pane = panes.pane(id);
    ControlClient client = pane == null ? null : clients.client(pane.source.session());
    if (client != null) {
      client.command(new TmuxCommand.PausePane(id));
    }
    return panes.release(id, fresh, now);
  }

  /// Asks for something about a pane, such as its screen.
  ///
  /// @return whether it could be asked for
  boolean ask(WatchedPane pane, TmuxCommand command) {
    PaneWatch watched = panes.pane(pane.id());
    return watched != null && reply(watched, command) != null;
  }

  /// By the pane's own client, for what it brings has one order then: a capture shows all that it
  /// brought before and nothing of what it brings behind. By the server's where there is none.
  private @Nullable CompletableFuture<Reply> reply(PaneWatch pane, TmuxCommand command) {
    ControlClient own = clients.client(pane.source.session());
    ControlClient client =
        own == null && command instanceof TmuxCommand.Capture ? owner.link() : own;
    return client == null ? null : client.command(command);
  }

  /// What a pane shows; null when it can't be had.
  CompletableFuture<@Nullable Screen> screen(PaneId id) {
    PaneWatch pane = panes.pane(id);
    CompletableFuture<Reply> reply = pane == null ? null : reply(pane, new TmuxCommand.Capture(id));
    return reply == null
        ? CompletableFuture.completedFuture(null)
        : reply.handle((answer, failure) -> failure != null ? null : context.screen(answer));
  }
}
