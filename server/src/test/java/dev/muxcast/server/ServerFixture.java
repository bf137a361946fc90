package dev.muxcast.server;

import dev.muxcast.audit.Audit;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Grant;
import dev.muxcast.auth.HookToken;
import dev.muxcast.auth.OriginCheck;
import dev.muxcast.auth.Role;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Health;
import dev.muxcast.event.Picture;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.HookCall;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Target;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.MemoryStore;
import dev.muxcast.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A server on a free port, without tmux: the test itself is the Collector.
final class ServerFixture implements AutoCloseable {
  /// A quarter of the heap of the server as it is shipped.
  static final long MEMORY_BYTES = 6 << 20;

  final EventQueue queue;
  final AuthManager auth;
  final ClientManager clients;
  final WebSocketServer server;

  ServerFixture(Path folder, Limits limits) throws IOException {
    this(folder, limits, new EventQueue(new MemoryStore(), 1 << 20));
  }

  ServerFixture(Path folder, Limits limits, EventQueue queue) throws IOException {
    this(folder, limits, queue, null);
  }

  ServerFixture(Path folder, Limits limits, EventQueue queue, Tls tls) throws IOException {
    this(folder, limits, queue, tls, InetAddress.getLoopbackAddress());
  }

  ServerFixture(Path folder, Limits limits, EventQueue queue, Tls tls, InetAddress address)
      throws IOException {
    this.queue = queue;
    auth = AuthManager.open(new TokenFile(folder), Clock.systemUTC());
    clients = new ClientManager(limits, new MemoryBudget(MEMORY_BYTES));
    auth.onRevoked(clients::revoke);
    ServerContext context =
        new ServerContext(
            queue,
            auth,
            new OriginCheck(List.of(), List.of()),
            limits,
            clients,
            new TestBackend(),
            new BufferPool(),
            Audit.off(),
            new HookEndpoint(new HookToken(folder), this::heard),
            "0.0.0");
    server = WebSocketServer.start(context, List.of(address), 0, tls);
  }

  /// Hooks that came through the door.
  final List<HookCall> hooks = Collections.synchronizedList(new ArrayList<>());

  private CompletableFuture<Boolean> heard(HookCall call) {
    hooks.add(call);
    return CompletableFuture.completedFuture(call.pane().number() == 1);
  }

  int port() {
    return server.port();
  }

  String token(Role role, String... sessions) throws IOException {
    return auth.create("t", role, List.of(sessions), null).text();
  }

  TestClient client(Role role, String... sessions) throws IOException {
    return TestClient.authenticated(port(), token(role, sessions));
  }

  long output(String session, String content, Severity severity) {
    Place pane =
        Place.ofServer("default", "1-2")
            .ofSession(session, "$1")
            .ofWindow(0, "w", "@1", null)
            .ofPane(0, "%1", "shell");
    String preview = content.substring(0, Math.min(content.length(), 200));
    EventData data =
        new EventData.PaneOutput(
            content, severity, preview, EventData.PaneOutput.Mode.LINES, null, null, null);
    return append(new Event(System.currentTimeMillis(), pane, data));
  }

  synchronized long append(Event event) {
    long seq = queue.append(event);
    queue.publish();
    return seq;
  }

  @Override
  public void close() throws IOException {
    server.close();
    clients.shutDown();
    queue.close();
  }

  /// Whether asking for a picture, and typing into a terminal, fails by a defect.
  volatile boolean defect;

  /// What the watching says of itself.
  volatile CompletableFuture<Health> health =
      CompletableFuture.completedFuture(new Health(List.of(), 0, 0, 0, Map.of()));

  /// Answers with a picture that is true at the top.
  private final class TestBackend implements Backend {
    @Override
    public CompletableFuture<Picture> snapshot(Target target, Grant grant) {
      if (defect) {
        throw new IllegalStateException("of the test");
      }
      return CompletableFuture.completedFuture(new Picture(queue.top(), List.of(), List.of()));
    }

    @Override
    public CompletableFuture<Health> health() {
      return health;
    }

    @Override
    public long lastTurnMillisAgo() {
      return 7_000;
    }

    @Override
    public CompletableFuture<Long> publish(
        String type, Map<String, Object> data, Target target, Grant grant) {
      Event event =
          new Event(System.currentTimeMillis(), Place.NOWHERE, new EventData.Custom(type, data));
      try {
        return CompletableFuture.completedFuture(append(event));
      } catch (RuntimeException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public Terminal terminal(Target target, Grant grant, String client, Terminal.View view) {
      if (defect) {
        return new DefectTerminal();
      }
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "there is no tmux here");
    }

    @Override
    public CompletableFuture<Explanation> explain(Target target, Grant grant) {
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "there is no tmux here");
    }

    @Override
    public CompletableFuture<Boolean> acknowledge(Target target, Grant grant) {
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "there is no tmux here");
    }

    @Override
    public CommandResult command(Request.Command command, Grant grant, String client) {
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "there is no tmux here");
    }
  }

  private static final class DefectTerminal implements Terminal {
    @Override
    public void type(byte[] bytes) {
      throw new IllegalStateException("of the test");
    }

    @Override
    public void close() {}
  }
}
