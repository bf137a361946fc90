package dev.muxcast.bench.harness;

import dev.muxcast.audit.Audit;
import dev.muxcast.auth.AuthManager;
import dev.muxcast.auth.Grant;
import dev.muxcast.auth.HookToken;
import dev.muxcast.auth.OriginCheck;
import dev.muxcast.auth.TokenFile;
import dev.muxcast.event.Explanation;
import dev.muxcast.event.Health;
import dev.muxcast.event.Picture;
import dev.muxcast.protocol.CommandResult;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.Target;
import dev.muxcast.queue.EventQueue;
import dev.muxcast.queue.SegmentStore;
import dev.muxcast.server.Backend;
import dev.muxcast.server.BufferPool;
import dev.muxcast.server.ClientManager;
import dev.muxcast.server.HookEndpoint;
import dev.muxcast.server.Limits;
import dev.muxcast.server.RequestRefused;
import dev.muxcast.server.ServerContext;
import dev.muxcast.server.Terminal;
import dev.muxcast.server.WebSocketServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The real log on disk and the real WebSocket server; in the Collector's place a thread that
/// appends made-up events as fast as it is allowed to. Told by `Publisher`: `to N`, `say`, `live
/// RATE`; ends with its standard input.
///
/// The publishing thread owns the queue; the main thread only writes the two orders.
public final class PublisherMain {
  /// As the server has it.
  private static final int RING_BYTES = 1 << 19;

  /// What the Collector takes from its inbox before it makes it visible.
  private static final int BATCH = 64;

  private final EventQueue queue;
  private final MixedEvents events = new MixedEvents();
  private final Thread thread;
  private volatile long allowed;
  private volatile int liveRate;
  private volatile boolean ended;

  // The publishing thread's own.
  private volatile long published;
  private volatile long lines;

  private PublisherMain(EventQueue queue) {
    this.queue = queue;
    thread = Thread.ofPlatform().name("Collector").unstarted(this::publish);
  }

  /// @param arguments the state folder
  public static void main(String[] arguments) throws IOException {
    Path home = Files.createDirectories(Path.of(arguments[0]));
    SegmentStore store =
        SegmentStore.open(
            home.resolve("log"), Duration.ofHours(24), 256L * 1024 * 1024, Clock.systemUTC());
    EventQueue queue = new EventQueue(store, RING_BYTES);
    AuthManager auth = AuthManager.open(new TokenFile(home), Clock.systemUTC());
    // A reader that shares two cores with what it reads from may be late, which is not a fault.
    Limits limits = new Limits(100, 100, 100, 1000, 1000, 60_000);
    ClientManager clients = new ClientManager(limits);
    ServerContext context =
        new ServerContext(
            queue,
            auth,
            new OriginCheck(List.of(), List.of()),
            limits,
            clients,
            new NoTmux(queue),
            new BufferPool(),
            Audit.off(),
            new HookEndpoint(new HookToken(home), call -> CompletableFuture.completedFuture(false)),
            "bench");
    PublisherMain publisher = new PublisherMain(queue);
    publisher.thread.start();
    WebSocketServer server =
        WebSocketServer.start(context, List.of(InetAddress.getLoopbackAddress()), 0, null);
    say("listening " + server.port() + ' ' + Files.readString(home.resolve("token")).strip());
    publisher.listen();
    clients.shutDown();
    server.close();
    queue.close();
  }

  private void listen() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "to" -> allowed = Long.parseLong(words[1]);
        case "say" -> {
          while (published < allowed) {
            LockSupport.parkNanos(1_000_000);
          }
          say("published " + published);
        }
        case "live" -> {
          liveRate = Integer.parseInt(words[1]);
          if (liveRate == 0) {
            LockSupport.parkNanos(100_000_000);
            say("lines " + lines);
          }
        }
        default -> throw new IllegalArgumentException(line);
      }
      LockSupport.unpark(thread);
    }
    ended = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish() {
    long due = System.nanoTime();
    while (!ended) {
      if (liveRate > 0) {
        long ahead = due - System.nanoTime();
        if (ahead > 0) {
          LockSupport.parkNanos(ahead);
        }
        long line = lines;
        queue.append(events.marked((int) (line % 10), line / 10 + 1));
        queue.publish();
        lines = line + 1;
        due += 1_000_000_000L / Math.max(liveRate, 1);
      } else if (published < allowed) {
        long from = published;
        long to = Math.min(allowed, from + BATCH);
        for (long number = from; number < to; number++) {
          queue.append(events.event(number));
        }
        queue.publish();
        published = to;
        due = System.nanoTime();
      } else {
        LockSupport.parkNanos(100_000);
        due = System.nanoTime();
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private record NoTmux(EventQueue queue) implements Backend {
    @Override
    public CompletableFuture<Health> health() {
      return CompletableFuture.failedFuture(
          new IllegalStateException("nothing is watched in the bench"));
    }

    @Override
    public long lastTurnMillisAgo() {
      return 0;
    }

    @Override
    public CompletableFuture<Picture> snapshot(Target target, Grant grant) {
      return CompletableFuture.completedFuture(new Picture(queue.top(), List.of(), List.of()));
    }

    @Override
    public CompletableFuture<Explanation> explain(Target target, Grant grant) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("nothing is judged in the bench"));
    }

    @Override
    public CompletableFuture<Boolean> acknowledge(Target target, Grant grant) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("nothing is judged in the bench"));
    }

    @Override
    public CompletableFuture<Long> publish(
        String type, Map<String, @Nullable Object> data, Target target, Grant grant) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("nobody publishes to the bench"));
    }

    @Override
    public Terminal terminal(Target target, Grant grant, String client, Terminal.View view) {
      throw new RequestRefused(ErrorCode.TARGET_NOT_FOUND, "there is no tmux here");
    }

    @Override
    public CommandResult command(Request.Command command, Grant grant, String client) {
      throw new IllegalStateException("nobody acts in tmux through the bench");
    }
  }
}
