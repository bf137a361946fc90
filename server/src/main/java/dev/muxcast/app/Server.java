package dev.muxcast.app;

import dev.muxcast.actor.CollectorConfig;
import dev.muxcast.actor.EventSink;
import dev.muxcast.actor.SessionModes;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.audit.Audit;
import dev.muxcast.audit.AuditEventType;
import dev.muxcast.audit.AuditRecord;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.HookToken;
import dev.muxcast.auth.OriginCheck;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.collect.TmuxEventCollector;
import dev.muxcast.config.AgentRuleFiles;
import dev.muxcast.config.Config;
import dev.muxcast.config.Places;
import dev.muxcast.config.RedactionRuleFile;
import dev.muxcast.config.Refusal;
import dev.muxcast.imsg.SocketTrust;
import dev.muxcast.imsg.TmuxSocketLoop;
import dev.muxcast.look.LookPace;
import dev.muxcast.protocol.HookCall;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.EventStore;
import dev.muxcast.queue.MemoryStore;
import dev.muxcast.queue.SegmentStore;
import dev.muxcast.resources.ResourceSampler;
import dev.muxcast.server.BufferPool;
import dev.muxcast.server.ClientManager;
import dev.muxcast.server.HookEndpoint;
import dev.muxcast.server.Limits;
import dev.muxcast.server.ServerContext;
import dev.muxcast.server.WebSocketServer;
import dev.muxcast.state.AuditTrail;
import dev.muxcast.state.StateFolder;
import dev.muxcast.state.UrlFile;
import dev.muxcast.tls.Tls;
import dev.muxcast.tmux.ProcessTalk;
import dev.muxcast.tmux.SocketWatcher;
import dev.muxcast.tmux.TmuxException;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.tmux.TmuxSockets;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The wiring: makes every part of the server, hands each what it needs, starts them lowest first
/// and stops them in the opposite order.
///
/// Threads: made, waited for and closed by the main thread.
public final class Server implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Server.class);
  private static final int RING_BYTES = 1 << 19;
  private static final int MEMORY_RING_BYTES = 8 << 20;
  private static final Duration SOCKET_PERIOD = Duration.ofMillis(250);
  private static final long LAST_WORDS_MILLIS = 1_500;

  private final EventQueue queue;
  private final TmuxSocketLoop loop;
  private final TmuxEventCollector collector;
  private final SocketWatcher watcher;
  private final ResourceSampler resources;
  private final ClientManager clients;
  private final WebSocketServer sockets;
  private final @Nullable Tls tls;
  private final UrlFile url;
  private final Audit audit;

  private Server(
      EventQueue queue,
      TmuxSocketLoop loop,
      TmuxEventCollector collector,
      SocketWatcher watcher,
      ResourceSampler resources,
      ClientManager clients,
      WebSocketServer sockets,
      @Nullable Tls tls,
      UrlFile url,
      Audit audit) {
    this.queue = queue;
    this.loop = loop;
    this.collector = collector;
    this.watcher = watcher;
    this.resources = resources;
    this.clients = clients;
    this.sockets = sockets;
    this.tls = tls;
    this.url = url;
    this.audit = audit;
  }

  /// Starts all parts; when it returns, connections are accepted.
  ///
  /// @param state the claimed state folder, which stays the caller's to close
  /// @param environment for `PATH` and `TMUX_TMPDIR`
  /// @throws Refusal when a part can't start: port taken, tmux missing, log damaged beyond use, …
  public static Server start(Config config, StateFolder state, Map<String, String> environment)
      throws Refusal {
    Audit audit = AuditTrail.of(config.audit(), state.path());
    try {
      ListenAddresses addresses = ListenAddresses.of(config);
      TmuxProgram tmux =
          TmuxProgram.find(config.tmux().command(), environment.getOrDefault("PATH", ""));
      AuthManager auth = AuthManager.open(new TokenFile(state.path()), Clock.systemUTC());
      AuditTrail.firstToken(audit, auth.firstAdmin());
      EventQueue queue = new EventQueue(store(config, state), ringBytes(config));
      AtomicReference<SocketWatcher> forgetful = new AtomicReference<>();
      ClientManager clients = new ClientManager(limits(config));
      auth.onRevoked(clients::revoke);
      TmuxSockets toWatch = socketsToWatch(config, environment);
      CollectorConfig collecting = collecting(config, toWatch, state, environment);
      TmuxSocketLoop loop = TmuxSocketLoop.start(SocketTrust.ours(), new ProcessTalk(tmux));
      TmuxEventCollector collector =
          new TmuxEventCollector(
              collecting,
              tmux,
              loop,
              new QuietSink(EventSink.of(queue), clients.ownPanes()),
              socket -> Objects.requireNonNull(forgetful.get()).forget(socket));
      SocketWatcher watcher = new SocketWatcher(toWatch, tell(collector), SOCKET_PERIOD);
      forgetful.set(watcher);
      ServerContext context =
          new ServerContext(
              queue,
              auth,
              new OriginCheck(addresses.hosts(), config.server().allowedOrigins()),
              limits(config),
              clients,
              new TmuxBackend(collector, tmux, loop, collecting.redaction(), audit),
              new BufferPool(),
              audit,
              new HookEndpoint(new HookToken(state.path()), call -> hook(collector, call)),
              Version.text());
      Tls tls = TlsSetup.of(config.tls(), state, addresses);
      WebSocketServer sockets = listen(context, config, addresses, tls);
      clients.onAudience(collector::audience);
      collector.audience(false);
      collector.start();
      watcher.start();
      ResourceSampler resources = new ResourceSampler(collector, config.collect().resourcesEvery());
      resources.start();
      UrlFile url = UrlFile.write(state.path(), url(addresses, sockets.port(), tls));
      log.info("muxcast {} watches tmux {}", Version.text(), tmux.version());
      started(audit, url.url());
      return new Server(
          queue, loop, collector, watcher, resources, clients, sockets, tls, url, audit);
    } catch (TmuxException | IOException | Refusal e) {
      // What was done already, such as the first token, is written down all the same.
      stopped(audit);
      throw switch (e) {
        case Refusal refusal -> refusal;
        case TmuxException tmux -> new Refusal(String.valueOf(tmux.getMessage()));
        default -> new Refusal("can't start: " + e.getMessage());
      };
    }
  }

  private static void started(Audit audit, String url) {
    audit.record(
        AuditRecord.now(AuditEventType.SERVER_STARTED)
            .with("version", Version.text())
            .with("pid", ProcessHandle.current().pid())
            .with("url", url));
  }

  private static void stopped(Audit audit) {
    audit.record(
        AuditRecord.now(AuditEventType.SERVER_STOPPED).with("pid", ProcessHandle.current().pid()));
    try {
      audit.close();
    } catch (IOException e) {
      log.error("{}", e.getMessage());
    }
  }

  private static CompletableFuture<Boolean> hook(TmuxEventCollector collector, HookCall call) {
    return collector.hook(call.socket(), call.serverPid(), call.pane(), call.event());
  }

  private static EventStore store(Config config, StateFolder state) throws IOException, Refusal {
    return switch (config.store()) {
      case MEMORY -> new MemoryStore();
      case DISK ->
          SegmentStore.open(
              state.folder("log"),
              config.retention().age(),
              config.retention().bytes(),
              Clock.systemUTC());
    };
  }

  private static int ringBytes(Config config) {
    return switch (config.store()) {
      case MEMORY -> MEMORY_RING_BYTES;
      case DISK -> RING_BYTES;
    };
  }

  private static CollectorConfig collecting(
      Config config, TmuxSockets sockets, StateFolder state, Map<String, String> environment)
      throws Refusal {
    WatchMode mode = WatchMode.named(config.collect().mode());
    CollectorConfig standard =
        CollectorConfig.standard(
            mode, config.store() == Config.Store.DISK ? state.path().resolve("picture") : null);
    return new CollectorConfig(
        standard.host(),
        sockets.chosen(),
        config.collect().exclude(),
        standard.reconcile(),
        standard.pictureFile(),
        standard.backlogBytes(),
        RedactionRuleFile.rules(config.redaction(), environment),
        standard.mode(),
        SessionModes.of(config.collect().sessionModes()),
        new LookPace(
            config.collect().lookMillis(),
            config.collect().lookCalmMillis(),
            config.collect().lookAloneMillis(),
            LookPace.STANDARD.share()),
        agents(environment));
  }

  private static AgentCatalog agents(Map<String, String> environment) throws Refusal {
    AgentCatalog catalog = AgentRuleFiles.catalog(Places.of(environment));
    catalog.problems().forEach(problem -> log.warn("left out: {}", problem));
    return catalog;
  }

  private static TmuxSockets socketsToWatch(Config config, Map<String, String> environment)
      throws IOException {
    long user = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    return TmuxSockets.of(
        environment.getOrDefault("TMUX_TMPDIR", ""), user, config.tmux().sockets());
  }

  private static SocketWatcher.Listener tell(TmuxEventCollector collector) {
    return new SocketWatcher.Listener() {
      @Override
      public void onServer(TmuxSocket socket) {
        collector.appeared(socket);
      }

      @Override
      public void onServerGone(TmuxSocket socket) {
        // Its control clients end, and the Collector sees that before anybody.
      }
    };
  }

  private static Limits limits(Config config) {
    Config.ServerPart server = config.server();
    return new Limits(
        server.maxClients(),
        server.maxPerAddress(),
        server.maxUnauthenticated(),
        server.ratePerSecond(),
        server.burst(),
        config.lagIsEndless() ? 0 : Math.max(1, config.maxLag().toMillis()));
  }

  private static String url(ListenAddresses addresses, int port, @Nullable Tls tls) {
    return (tls == null ? "ws://" : "wss://") + addresses.here() + ":" + port + "/monitor";
  }

  private static WebSocketServer listen(
      ServerContext context, Config config, ListenAddresses addresses, @Nullable Tls tls)
      throws IOException, Refusal {
    try {
      return WebSocketServer.start(context, addresses.all(), config.server().port(), tls);
    } catch (BindException e) {
      throw new Refusal(
          "port "
              + config.server().port()
              + " is taken; stop what listens there, or choose another with --port N or server.port"
              + " (0 takes a free one)");
    }
  }

  /// Where a client on this machine finds it, such as `ws://127.0.0.1:8765/monitor`.
  public String url() {
    return url.url();
  }

  /// The certificate's fingerprint; null where connections are plain.
  public @Nullable String fingerprint() {
    return tls == null ? null : tls.fingerprint();
  }

  /// Lets go of tmux, tells clients (close 4000), and syncs the log. Called once.
  @Override
  public void close() throws IOException {
    url.delete();
    sockets.close();
    watcher.close();
    resources.close();
    collector.close();
    loop.close();
    clients.shutDown();
    clients.awaitEmpty(LAST_WORDS_MILLIS);
    queue.close();
    stopped(audit);
  }
}
