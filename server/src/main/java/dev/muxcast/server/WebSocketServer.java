package dev.muxcast.server;

import dev.muxcast.guard.Errands;
import dev.muxcast.guard.Guard;
import dev.muxcast.tls.Tls;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens, and gives every connection a virtual thread. One listening thread per address.
///
/// Owns its sockets. `close` ends listening; the connections are the ClientManager's to end.
public final class WebSocketServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebSocketServer.class);
  private static final int BACKLOG = 128;
  private static final long LOOK_MILLIS = 1_000;
  private static final int TRIES_FOR_A_COMMON_PORT = 20;

  private final ServerContext context;
  private final @Nullable Tls tls;
  private final List<ServerSocket> sockets = new ArrayList<>();
  private final HeapTrimmer heap = new HeapTrimmer();
  private final Errands files = new Errands("Certificates", 1, 1);
  private Thread watchdog = Thread.currentThread();

  /// The watchdog's own.
  private Errands.@Nullable Errand reading;

  private WebSocketServer(ServerContext context, @Nullable Tls tls) {
    this.context = context;
    this.tls = tls;
  }

  /// Listens on all addresses at one port and accepts from then on.
  ///
  /// @param port 0 for any free one
  /// @param tls null for plain connections
  /// @throws BindException when the port is taken
  public static WebSocketServer start(
      ServerContext context, List<InetAddress> addresses, int port, @Nullable Tls tls)
      throws IOException {
    WebSocketServer server = new WebSocketServer(context, tls);
    server.listen(addresses, port);
    for (ServerSocket socket : server.sockets) {
      Thread.ofVirtual().name("accept").start(new Acceptor(socket, server::serve));
    }
    server.watchdog =
        Thread.ofVirtual().name("watchdog").start(() -> Guard.keep("the watchdog", server::watch));
    return server;
  }

  /// The port it listens on.
  public int port() {
    return sockets.getFirst().getLocalPort();
  }

  /// Listens no more. Connections go on.
  @Override
  public void close() throws IOException {
    watchdog.interrupt();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
  }

  private void listen(List<InetAddress> addresses, int port) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        int common = port;
        for (InetAddress address : addresses) {
          common = bind(address, common);
        }
        return;
      } catch (BindException e) {
        close();
        sockets.clear();
        if (port != 0 || attempt == TRIES_FOR_A_COMMON_PORT) {
          throw e;
        }
      }
    }
  }

  private int bind(InetAddress address, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    try {
      socket.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      socket.close();
      if (!sockets.isEmpty() && !(e instanceof BindException taken && isTaken(taken))) {
        log.info("not listening on {}: {}", address.getHostAddress(), e.getMessage());
        return port;
      }
      throw e;
    }
    sockets.add(socket);
    return socket.getLocalPort();
  }

  private static boolean isTaken(BindException e) {
    return e.getMessage() != null && e.getMessage().contains("in use");
  }

  private void serve(Socket accepted) {
    Thread.ofVirtual().name("client").start(() -> Connection.serve(accepted, context, tls));
    heap.connectionCame();
  }

  /// Looks at the clients' limits each second, and twice as often whether a token was taken back:
  /// its connections are to end within a second.
  private void watch() {
    for (boolean all = false; !Thread.currentThread().isInterrupted(); all = !all) {
      pause(LOOK_MILLIS / 2);
      if (all) {
        Guard.once("the clients' limits", this::tick);
        Guard.once("the heap trimmer", heap::look);
      }
      Guard.once("the tokens", context.auth()::refreshSoon);
      if (all && tls != null) {
        refresh(tls);
      }
    }
  }

  private void tick() {
    context.clients().tick(System.nanoTime(), System.currentTimeMillis());
  }

  /// Beside: certificates' folders may hang.
  private void refresh(Tls certificates) {
    if (reading == null || !reading.underWay()) {
      reading = files.send(certificates::refresh);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
