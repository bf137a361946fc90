package dev.muxcast.collect;

import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.Message;
import dev.muxcast.actor.SessionModes;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Health;
import dev.muxcast.imsg.Answer;
import dev.muxcast.status.StatusWatch;
import dev.muxcast.status.WatchedPane;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.ServerInstance;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.TmuxCommand;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.tmux.TmuxVersion;
import dev.muxcast.topology.Topology;
import dev.muxcast.topology.TopologyDiff;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One tmux server: finds out how it is to be watched, keeps its picture, and appends what changes
/// in it.
///
/// Mutable, owned by the Collector thread. Times without `Epoch` are milliseconds of a steady
/// clock.
final class ServerWatch implements Watching.Owner {
  private static final Logger log = LoggerFactory.getLogger(ServerWatch.class);
  private static final long NEVER = Long.MAX_VALUE;
  private static final long REST_MILLIS = 100;
  private static final long RETRY_MILLIS = 250;
  private static final long LONGEST_RETRY_MILLIS = 30_000;

  private final TmuxSocket socket;
  private final CollectorContext context;
  private final Consumer<TmuxSocket> onGone;
  private final StatusWatch statuses;
  private final Doubt doubt = new Doubt();
  private final long newsSinceEpochMillis;

  private @Nullable Watching watching;
  private @Nullable Topology topology;

  /// What was watched before it was lost, in case the same server process answers again.
  private @Nullable Topology lost;

  private long lostAtEpochMillis;
  private @Nullable String objection;
  private @Nullable ServerModes modes;
  private boolean byProcess;
  private boolean connected;
  private @Nullable Long downSinceEpochMillis;
  private boolean changed;
  private long restUntil;
  private boolean asking;
  private long askAt = NEVER;
  private long notBefore;
  private long retryMillis = RETRY_MILLIS;

  /// @param before the picture kept from an earlier run, or null
  /// @param downSinceEpochMillis until when that run watched, or one whose picture is lost; null
  ///   where there was none
  /// @param newsSinceEpochMillis all that a server which began later says is news
  /// @param onGone told when no server answers at the socket any more
  ServerWatch(
      TmuxSocket socket,
      CollectorContext context,
      @Nullable Topology before,
      @Nullable Long downSinceEpochMillis,
      long newsSinceEpochMillis,
      Consumer<TmuxSocket> onGone) {
    this.socket = socket;
    this.context = context;
    this.topology = before;
    this.downSinceEpochMillis = downSinceEpochMillis;
    this.newsSinceEpochMillis = newsSinceEpochMillis;
    this.onGone = onGone;
    this.statuses = new StatusWatch(context, this, this::ask);
  }

  TmuxSocket socket() {
    return socket;
  }

  @Override
  public @Nullable Topology topology() {
    return topology;
  }

  boolean connected() {
    return connected;
  }

  /// How it is watched; null before that is decided.
  @Nullable WatchMode watchMode() {
    Watching by = watching;
    return by == null ? null : by.mode();
  }

  /// How that session is watched, where that is not how the server is; else null.
  @Nullable WatchMode ownMode(Topology.Session session) {
    Watching by = watching;
    return by == null ? null : by.own(session);
  }

  /// How a terminal comes to its panes; null before that is decided.
  @Nullable WatchMode terminals() {
    Watching by = watching;
    return by == null ? null : by.terminals();
  }

  /// Why it is not watched, in words for the user; null when nothing is against it.
  @Nullable String objection() {
    return objection;
  }

  /// Whether a server was there when it was looked for last.
  boolean isThere() {
    return watching != null || objection != null;
  }

  /// How the watching of it goes.
  Health.Server health(long now) {
    Watching by = watching;
    ServerModes how = modes;
    long answered = by == null ? -1 : by.answeredAt();
    Long ago = answered < 0 ? null : Long.valueOf(now - answered);
    String trouble = null;
    boolean silent = by != null && by.silent();
    if (objection != null) {
      trouble = "is not watched: " + objection;
    } else if (silent) {
      trouble = "does not answer" + (ago == null ? "" : ", for " + ago / 1_000 + " s");
    } else if (doubt.present()) {
      trouble = "is looked at anew after a fault";
    }
    return new Health.Server(
        socket.label(),
        by == null ? null : by.mode().word(),
        how == null ? null : how.version(),
        how == null || by == null ? null : how.why(byProcess),
        by == null || topology == null ? 0 : by.otherwise(topology),
        ago,
        objection == null && !silent,
        trouble);
  }

  /// Whether that session's output is watched now.
  boolean watches(SessionId id) {
    Watching by = watching;
    return by != null && by.watches(id);
  }

  /// The way for commands; null while there is none.
  @Nullable TmuxCommands commands() {
    Watching by = watching;
    return by == null ? null : by.commands();
  }

  /// What is known of the agents in this server's panes.
  StatusWatch statuses() {
    return statuses;
  }

  /// What a pane shows, for whoever asks; completes on any thread, with null when it can't be had.
  CompletableFuture<@Nullable Screen> screen(PaneId id) {
    Watching by = watching;
    return by == null ? CompletableFuture.completedFuture(null) : by.screen(id);
  }

  private boolean ask(WatchedPane pane, TmuxCommand command) {
    Watching by = watching;
    return by != null && by.ask(pane, command);
  }

  /// Whether the picture changed since the last call.
  boolean takeChanged() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /// A server is said to answer at the socket: it is asked what it is, unless that is known.
  void appeared(long now) {
    if (watching == null && !asking) {
      askAt = Math.max(now, notBefore);
    }
  }

  /// When something is due without any message, or `Long.MAX_VALUE`.
  long due() {
    Watching by = watching;
    long due = Math.min(askAt, doubt.due());
    due = Math.min(due, statuses.due());
    due = by == null ? due : Math.min(due, by.due());
    return Math.max(restUntil, due);
  }

  /// Does what is due. After a fault in that it rests for a moment, so that nothing spins.
  void tick(long now) {
    if (now < restUntil) {
      return;
    }
    restUntil = now + REST_MILLIS;
    if (askAt <= now) {
      askAt = NEVER;
      askWhatItIs();
    }
    Watching by = watching;
    if (doubt.due() <= now) {
      long since = doubt.clear(now);
      if (by != null) {
        by.lookAgain(since, now);
      }
    }
    if (by != null) {
      by.tick(now);
    }
    statuses.tick(now);
    restUntil = 0;
  }

  @Override
  public void unsure(long now) {
    doubt.met(now, System.currentTimeMillis());
  }

  private void askWhatItIs() {
    asking = true;
    context
        .loop()
        .talk(
            socket.path(),
            List.of("display-messag", "-p", "#{version}"),
            CollectorContext.PATIENCE,
            answer -> {
              boolean otherwise = context.loop().otherwise(socket.path());
              context
                  .inbox()
                  .put(Message.about(this, () -> told(answer, otherwise, CollectorContext.now())));
            });
  }

  private void told(Answer answer, boolean otherwise, long now) {
    asking = false;
    byProcess = otherwise;
    objection = null;
    switch (answer) {
      case Answer.Done done -> {
        String said = done.lines().isEmpty() ? "" : done.lines().getFirst();
        begin(TmuxVersion.parse(said), now);
      }
      case Answer.Gone gone -> gone(gone.why());
      case Answer.Late _, Answer.OtherProtocol _, Answer.Hostile _ ->
          refused(Answer.reason(answer), now);
    }
  }

  private void begin(@Nullable TmuxVersion version, long now) {
    retryMillis = RETRY_MILLIS;
    SessionModes own = context.config().sessionModes().on(socket.label());
    ServerModes how = new ServerModes(context.config().mode(), own, version, context.tmux());
    how.tell(socket);
    modes = how;
    Watching by;
    if (how.differ()) {
      by = new BothWays(socket, context, statuses, this, how, newsSinceEpochMillis);
    } else {
      by =
          switch (how.usual()) {
            case ATTACH -> new Attaching(socket, context, statuses, this);
            case LOOK -> new Looking(socket, context, statuses, this, newsSinceEpochMillis);
          };
    }
    watching = by;
    by.start(now);
  }

  /// There is something that is not to be talked to now; it is asked again, ever more rarely.
  private void refused(String why, long now) {
    log.warn("{} is not watched: {}", socket.label(), why);
    objection = why;
    askAt = now + retryMillis;
    retryMillis = Math.min(LONGEST_RETRY_MILLIS, retryMillis * 2);
  }

  /// Lets go of tmux without waiting: the clients leave by themselves.
  ///
  /// @return the clients to wait for
  List<ControlClient> close() {
    Watching by = watching;
    return by == null ? List.of() : by.close();
  }

  @Override
  public void gone(String reason) {
    clear(reason);
    Watching by = watching;
    watching = null;
    if (by != null) {
      by.close();
    }
    // Whoever watches the socket may tell of it again at once: not without end.
    notBefore = CollectorContext.now() + retryMillis;
    retryMillis = Math.min(LONGEST_RETRY_MILLIS, retryMillis * 2);
    onGone.accept(socket);
  }

  private void clear(String reason) {
    Topology last = topology;
    Watching by = watching;
    if (last != null) {
      if (by != null) {
        by.retain(Map.of());
      }
      append(last, Topology.empty(last.server(), last.instance(), last.version()));
      if (connected) {
        context.append(
            context.places().server(last.server(), last.instance()),
            new EventData.CollectorDisconnected(reason));
      }
      changed = true;
      lost = connected ? last : lost;
      lostAtEpochMillis = connected ? System.currentTimeMillis() : lostAtEpochMillis;
    }
    statuses.clear();
    topology = null;
    connected = false;
    downSinceEpochMillis = null;
  }

  @Override
  public void picture(Topology now, long millis) {
    Watching by = watching;
    if (by == null) {
      return;
    }
    Topology before = topology;
    if (before != null && !before.instance().equals(now.instance())) {
      // Another server process answers: nothing of the old one lives.
      if (connected) {
        gone("another server took its place");
        return;
      }
      clear("another server took its place");
      before = null;
    }
    boolean first = !connected;
    Topology base =
        before == null ? Topology.empty(now.server(), now.instance(), now.version()) : before;
    if (first) {
      context.append(
          context.places().server(now.server(), now.instance()),
          new EventData.CollectorConnected(
              now.version(), now.sessions().size(), by.mode().word(), by.otherwise(now)));
      connected = true;
    }
    topology = now;
    Map<PaneId, Topology.Located> shown = now.panes();
    by.retain(shown);
    statuses.retain(shown, millis);
    if (first || !now.equals(base)) {
      changed = true;
      append(base, now);
    }
    Topology earlier = lost;
    if (first && earlier != null && earlier.instance().equals(now.instance())) {
      by.follow(earlier, now, shown, true, lostAtEpochMillis, millis);
    } else {
      ServerInstance instance = ServerInstance.parse(now.instance());
      boolean young = instance.beganAfter(newsSinceEpochMillis);
      // Where the picture is lost, whatever was there then may have been watched, and then not.
      boolean known = before == null && downSinceEpochMillis != null && !young;
      Topology from = known ? now : base;
      // What a new server wrote before it was found was seen by nobody since it began.
      Long unseen = first && young ? Long.valueOf(instance.beganEpochMillis()) : null;
      Long since = downSinceEpochMillis == null ? unseen : downSinceEpochMillis;
      by.follow(from, now, shown, first && !young, since, millis);
    }
    lost = null;
    downSinceEpochMillis = null;
  }

  private void append(Topology before, Topology now) {
    for (TopologyDiff.Change change : TopologyDiff.between(before, now, context.places())) {
      context.append(change.place(), change.data());
    }
  }
}
