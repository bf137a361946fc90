package dev.muxcast.collect;

import dev.muxcast.actor.Audience;
import dev.muxcast.actor.CollectorConfig;
import dev.muxcast.actor.CollectorContext;
import dev.muxcast.actor.EventSink;
import dev.muxcast.actor.Inbox;
import dev.muxcast.actor.Message;
import dev.muxcast.actor.PartFaults;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.agent.HookEvent;
import dev.muxcast.event.Event;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Health;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.guard.Bound;
import dev.muxcast.guard.Errands;
import dev.muxcast.guard.Faults;
import dev.muxcast.guard.Guard;
import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.text.SeverityRules;
import dev.muxcast.tmux.ControlClient;
import dev.muxcast.tmux.OutputBudget;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.TmuxCommands;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.topology.PictureFile;
import dev.muxcast.topology.Places;
import dev.muxcast.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Watches tmux servers and appends what happens to the log, as its one writer.
///
/// Threads: the thread `Collector` owns the picture of every server and calls the [EventSink];
/// nothing else does. Everybody else puts work into its inbox, so every public method may be called
/// from any thread. The readers of the control clients never wait for it: when it is behind, they
/// drop output and count it.
///
/// Which servers there are is told by [#appeared], for example by a socket watcher; one that is
/// gone is told of to `onGone`, and has to appear again to be watched again.
public final class TmuxEventCollector implements AutoCloseable {

  /// So many items are dealt with before followers see what they brought.
  private static final int ROUND = 64;

  private static final long LONGEST_WAIT_MILLIS = 60_000;

  /// So many files are read at a time, and so many that hang cost a thread each.
  private static final int AT_WORK = 2;

  private static final int MOST_LEFT = 32;
  private static final CompletableFuture<Boolean> NO = CompletableFuture.completedFuture(false);

  private final CollectorContext context;
  private final Consumer<TmuxSocket> onGone;
  private final Map<TmuxSocket, ServerWatch> servers = new LinkedHashMap<>();
  private final KeptPicture kept;
  private final Thread thread;
  private final CompletableFuture<List<ControlClient>> ended = new CompletableFuture<>();
  private boolean running = true;
  private volatile long turnedAt = CollectorContext.now();
  private long watchedUntilEpochMillis;

  /// A collector, not started.
  ///
  /// @param onGone told on the Collector thread that a server is gone
  /// @param loop carries what is said to tmux; stays the caller's to close, after this
  public TmuxEventCollector(
      CollectorConfig config,
      TmuxProgram tmux,
      TmuxSocketLoop loop,
      EventSink sink,
      Consumer<TmuxSocket> onGone) {
    this.onGone = onGone;
    this.context =
        new CollectorContext(
            config,
            tmux,
            sink,
            new Inbox(),
            SeverityRules.shipped(),
            new Places(config.host(), config.agents().types()),
            new OutputBudget(config.backlogBytes()),
            new PartFaults(),
            loop,
            new Errands("Processes", AT_WORK, MOST_LEFT),
            new Errands("Files", AT_WORK, MOST_LEFT),
            new Audience());
    this.kept = new KeptPicture(context, config.pictureFile(), this::restored);
    this.thread = Thread.ofPlatform().name("Collector").unstarted(this::run);
  }

  /// Starts to watch. Servers of the picture that was kept and don't appear are told of as gone.
  public void start() {
    thread.start();
  }

  /// A tmux server answers at that socket. Telling it twice does no harm.
  public void appeared(TmuxSocket socket) {
    context
        .inbox()
        .put(() -> {
          if (!kept.holdsBack(socket)) {
            server(socket).appeared(CollectorContext.now());
          }
        });
  }

  /// Puts an event of somebody else's into the log: an alert, a command, a client's own.
  ///
  /// @return its seq; fails with `RejectedExecutionException` when too much waits or all is closed
  public CompletableFuture<Long> publish(Event event) {
    return context.inbox().ask(() -> context.sink().append(event));
  }

  /// The picture of the panes that are wanted, with the sessions and windows they are in.
  ///
  /// @param wanted asked with each pane's place, on the Collector thread
  /// @param withText whether the panes' screens are captured too
  public CompletableFuture<Picture> snapshot(Predicate<Place> wanted, boolean withText) {
    CompletableFuture<Picture> answer = new CompletableFuture<>();
    boolean accepted =
        context
            .inbox()
            .request(() -> {
              try {
                new Snapshot(context, List.copyOf(servers.values()), wanted).take(withText, answer);
              } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
                throw fault;
              }
            });
    if (!accepted) {
      answer.completeExceptionally(Inbox.refused());
    }
    return answer;
  }

  /// The way to a tmux server, for commands, unless that one is not there.
  public CompletableFuture<Optional<TmuxLine>> line(String server, String instance) {
    return context
        .inbox()
        .ask(() -> {
          for (Map.Entry<TmuxSocket, ServerWatch> each : servers.entrySet()) {
            ServerWatch watch = each.getValue();
            Topology topology = watch.topology();
            TmuxCommands commands = watch.commands();
            WatchMode mode = watch.terminals();
            if (topology != null
                && commands != null
                && mode != null
                && topology.instance().equals(instance)
                && topology.server().equals(server)) {
              return Optional.of(new TmuxLine(commands, each.getKey(), mode));
            }
          }
          return Optional.empty();
        });
  }

  /// Somebody took notice of what the agents in the panes that are wanted need.
  ///
  /// @return whether there is such a pane
  public CompletableFuture<Boolean> acknowledge(Predicate<Place> wanted) {
    return context
        .inbox()
        .ask(() -> {
          List<AgentPanes.Found> found = AgentPanes.wanted(context, servers.values(), wanted);
          for (AgentPanes.Found each : found) {
            each.statuses().acknowledge(each.pane());
          }
          return !found.isEmpty();
        });
  }

  /// Why the agent in the first pane that is wanted has the status it has; empty when no agent runs
  /// in such a pane.
  public CompletableFuture<Optional<Explanation>> explain(Predicate<Place> wanted) {
    return context
        .inbox()
        .ask(() -> {
          for (AgentPanes.Found each : AgentPanes.wanted(context, servers.values(), wanted)) {
            Explanation explanation = each.statuses().explain(each.pane());
            if (explanation != null) {
              return Optional.of(explanation);
            }
          }
          return Optional.empty();
        });
  }

  /// An agent ran a hook.
  ///
  /// @param socket the tmux server's, as `$TMUX` names it
  /// @param serverPid that server's
  /// @return whether that pane is watched and such an agent is in it
  public CompletableFuture<Boolean> hook(
      String socket, long serverPid, PaneId pane, HookEvent event) {
    return context
        .inbox()
        .ask(() -> ofProcess(serverPid))
        .thenCompose(found -> found.map(at -> isAt(at, socket)).orElse(NO))
        .thenCompose(is -> is ? context.inbox().ask(() -> hook(serverPid, pane, event)) : NO);
  }

  private boolean hook(long serverPid, PaneId pane, HookEvent event) {
    ServerWatch server = ofProcess(serverPid).map(servers::get).orElse(null);
    return server != null && server.statuses().hook(pane, event, CollectorContext.now());
  }

  private Optional<TmuxSocket> ofProcess(long serverPid) {
    for (ServerWatch server : servers.values()) {
      Topology topology = server.topology();
      if (topology != null && topology.instance().startsWith(serverPid + "-")) {
        return Optional.of(server.socket());
      }
    }
    return Optional.empty();
  }

  /// Follows links beside the Collector, and only where there may be some.
  private CompletableFuture<Boolean> isAt(TmuxSocket known, String path) {
    if (known.path().toString().equals(path)) {
      return CompletableFuture.completedFuture(true);
    }
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    if (context.files().send(() -> answer.complete(known.isAt(path))) == null) {
      answer.completeExceptionally(Inbox.refused());
    }
    return answer;
  }

  /// Whether anybody is connected: where nobody is, tmux is looked at less often.
  public void audience(boolean any) {
    context.inbox().put(() -> context.audience().any = any);
  }

  /// How the watching goes. Where this does not complete, the Collector itself hangs.
  public CompletableFuture<Health> health() {
    return context
        .inbox()
        .ask(() -> {
          List<Health.Server> all = new ArrayList<>();
          for (ServerWatch server : servers.values()) {
            if (server.isThere()) {
              all.add(server.health(CollectorContext.now()));
            }
          }
          int hanging = context.files().left() + context.proc().left();
          return new Health(
              all, context.inbox().size(), Faults.SHARED.count(), hanging, Bound.counts());
        });
  }

  /// How long ago the Collector came around last. It does at least once a minute.
  public long lastTurnMillisAgo() {
    return CollectorContext.now() - turnedAt;
  }

  /// Lets go of every tmux server, keeps the picture, and waits until the clients are gone, so that
  /// nobody but them notices. Everything that was read is in the log then.
  @Override
  public void close() {
    // What is read from here on may find the inbox closed.
    long until = System.currentTimeMillis();
    if (context.inbox().put(() -> end(until))) {
      context.inbox().close();
    }
    if (!thread.isAlive()) {
      return;
    }
    for (ControlClient client : ended.join()) {
      client.close();
    }
  }

  private void end(long untilEpochMillis) {
    running = false;
    watchedUntilEpochMillis = untilEpochMillis;
  }

  private ServerWatch server(TmuxSocket socket) {
    return servers.computeIfAbsent(socket, s -> watch(s, null, kept.lostSinceEpochMillis()));
  }

  private ServerWatch watch(TmuxSocket socket, @Nullable Topology before, @Nullable Long until) {
    long newsSince = kept.newsSinceEpochMillis();
    return new ServerWatch(socket, context, before, until, newsSince, onGone);
  }

  private void run() {
    List<ControlClient> clients = new ArrayList<>();
    try {
      kept.read(CollectorContext.now());
      Guard.keep("the Collector", this::watch);
      drain();
      for (ServerWatch server : servers.values()) {
        context.faults().deal(server, () -> clients.addAll(server.close()));
        noteChange(server, CollectorContext.now());
      }
      context.sink().publish();
      kept.end(picture(), watchedUntilEpochMillis);
    } finally {
      ended.complete(clients);
    }
  }

  private void watch() {
    while (running) {
      turnedAt = CollectorContext.now();
      tick(turnedAt);
      context.sink().publish();
      context.inbox().await(Math.min(LONGEST_WAIT_MILLIS, due() - CollectorContext.now()));
      round();
    }
  }

  private void round() {
    for (int i = 0; i < ROUND; i++) {
      Message message = context.inbox().poll();
      if (message == null) {
        return;
      }
      context.faults().deal(message);
    }
  }

  private void drain() {
    for (Message next = context.inbox().poll(); next != null; next = context.inbox().poll()) {
      context.faults().deal(next);
    }
  }

  private long due() {
    long due = kept.due();
    for (ServerWatch server : servers.values()) {
      due = Math.min(due, server.due());
    }
    return due;
  }

  private void tick(long now) {
    boolean watching = false;
    for (ServerWatch server : List.copyOf(servers.values())) {
      context.faults().deal(server, () -> server.tick(now));
      noteChange(server, now);
      watching |= server.connected();
    }
    kept.tick(this::picture, watching, now);
  }

  private void noteChange(ServerWatch server, long now) {
    if (server.takeChanged()) {
      kept.changed(now);
    }
  }

  private void restored(PictureFile.Kept before, List<TmuxSocket> early) {
    for (PictureFile.Server server : before.servers()) {
      TmuxSocket socket = server.socket();
      if (context.config().watches(socket)) {
        servers.put(socket, watch(socket, server.topology(), before.savedAtEpochMillis()));
      }
    }
    early.forEach(this::server);
    servers.values().forEach(each -> each.appeared(CollectorContext.now()));
  }

  private List<PictureFile.Server> picture() {
    List<PictureFile.Server> list = new ArrayList<>();
    for (ServerWatch server : servers.values()) {
      Topology topology = server.topology();
      if (topology != null) {
        list.add(new PictureFile.Server(server.socket(), topology));
      }
    }
    return list;
  }
}
