package dev.muxcast.server;

import dev.muxcast.audit.AuditEventType;
import dev.muxcast.audit.AuditRecord;
import dev.muxcast.auth.TokenText;
import dev.muxcast.net.Handshake;
import dev.muxcast.net.HttpOutcome;
import dev.muxcast.net.HttpRefusal;
import dev.muxcast.net.HttpRequest;
import dev.muxcast.net.HttpRequestDecoder;
import dev.muxcast.net.HttpResponse;
import dev.muxcast.protocol.Target;
import dev.muxcast.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One accepted socket: an HTTP request, and if that asks for it a WebSocket until its end. Runs on
/// one virtual thread, which is also the client's reader.
///
/// The check of Host and Origin stands before the routes, so no route can forget it.
final class Connection {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final long LAST_WORDS_NANOS = 1_000_000_000L;
  private static final int READ_BYTES = 2 * 1024;
  private static final HttpResponse TOO_MANY =
      HttpResponse.text(429, "Too many wrong tokens came from your address; wait a minute.")
          .with("Retry-After", "60");

  private final Socket socket;
  private final Peer peer;
  private final ServerContext context;
  private final FrameSink sink;
  private final long openedNanos = System.nanoTime();
  private final byte[] buffer = new byte[READ_BYTES];

  // The reader's own: the WebSocket that was asked for, and what was read beyond the request.
  private @Nullable ClientSession upgraded;
  private int taken;
  private int size;
  private boolean headOnly;

  private Connection(Socket socket, FrameSink sink, ServerContext context) {
    this.socket = socket;
    peer = Peer.of(socket.getInetAddress());
    this.sink = sink;
    this.context = context;
  }

  /// Serves the socket and closes it.
  ///
  /// @param tls null for a plain connection
  static void serve(Socket accepted, ServerContext context, @Nullable Tls tls) {
    try (accepted) {
      accepted.setTcpNoDelay(true);
      accepted.setSendBufferSize(Limits.IN_FLIGHT_BYTES);
      Socket socket = tls == null ? accepted : tls.over(accepted);
      FrameSink sink = new FrameSink(accepted, socket.getOutputStream());
      Connection connection = new Connection(socket, sink, context);
      if (context.clients().arrive(connection)) {
        try {
          connection.run();
        } finally {
          context.clients().leave(connection);
        }
      }
    } catch (IOException e) {
      log.debug("a connection broke: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("a connection ended by a defect of the server", e);
    }
  }

  /// Ends the connection at once.
  void reset() {
    sink.reset();
  }

  FrameSink sink() {
    return sink;
  }

  /// Where it comes from, as the audit writes it.
  String address() {
    InetAddress from = socket.getInetAddress();
    return from == null ? "gone" : from.getHostAddress();
  }

  Peer peer() {
    return peer;
  }

  /// Reads what there is.
  ///
  /// @param deadlineNanos until when; 0 for no deadline
  /// @return how many bytes are in `buffer()`, -1 at the end of the stream
  /// @throws SocketTimeoutException after the deadline
  int read(long deadlineNanos) throws IOException {
    int millis = 0;
    if (deadlineNanos != 0) {
      long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("too slow");
      }
      millis = (int) left;
    }
    socket.setSoTimeout(millis);
    return socket.getInputStream().read(buffer);
  }

  byte[] buffer() {
    return buffer;
  }

  /// Until when a stranger must have said who it is.
  long authDeadlineNanos() {
    return openedNanos + Limits.AUTH_MILLIS * 1_000_000L;
  }

  /// Whether a stranger has outstayed that: one whose bytes drip reaches no deadline of a read.
  boolean overdue(long nowNanos) {
    return nowNanos - authDeadlineNanos() > 2 * LAST_WORDS_NANOS;
  }

  /// Lets a stranger read what was its last message, and hears it no more.
  void endAfterClose() throws IOException {
    socket.shutdownOutput();
    long deadline = System.nanoTime() + LAST_WORDS_NANOS;
    while (read(deadline) >= 0) {
      // Unread bytes would make the kernel reset the connection, and the message could be lost.
    }
  }

  /// The request is forgotten, and its frames have left the stack, before the WebSocket begins:
  /// that may last for days, and there are many.
  private void run() throws IOException {
    serveRequest();
    ClientSession client = upgraded;
    if (client != null) {
      client.run(taken, size);
    }
  }

  private void serveRequest() throws IOException {
    HttpRequestDecoder decoder = new HttpRequestDecoder(HookEndpoint::mostBodyBytes);
    while (true) {
      size = read(authDeadlineNanos());
      if (size < 0) {
        return;
      }
      taken = decoder.feed(buffer, 0, size);
      HttpOutcome outcome = decoder.outcome();
      if (outcome != null) {
        serve(outcome);
        return;
      }
    }
  }

  private void serve(HttpOutcome outcome) throws IOException {
    switch (outcome) {
      case HttpRefusal refusal -> {
        sink.writeAlone(HttpResponse.of(refusal).encode());
        endAfterClose();
      }
      case HttpRequest request -> {
        headOnly = request.method().equals("HEAD");
        String origin = request.headers().first("Origin");
        if (request.headers().count("Origin") > 1
            || !context.gate().allows(request.host(), origin)) {
          if (!context.clients().tooManyForeignPages(peer)) {
            log.warn(
                "refused a request for host {} from {}",
                printable(request.host()),
                origin == null ? "no page" : "a page of " + printable(origin));
          }
          context
              .audit()
              .recordSome(
                  null,
                  AuditRecord.now(AuditEventType.REQUEST_REFUSED)
                      .with("address", address())
                      .with("host", printable(request.host()))
                      .with("origin", origin == null ? null : printable(origin)));
          answer(
              HttpResponse.text(
                  403,
                  "This Host or Origin may not talk to muxcast;"
                      + " add it to server.allowed_hosts or server.allowed_origins."));
        } else if (request.query() != null && request.query().contains(TokenText.PREFIX)) {
          answer(
              HttpResponse.text(
                  400,
                  "A token in a URL gets into logs and histories. Send it as the first message, and"
                      + " replace this one: muxcast token rotate."));
        } else {
          route(request);
        }
      }
    }
  }

  private void route(HttpRequest request) throws IOException {
    boolean upgrade = request.headers().hasToken("Upgrade", "websocket");
    switch (request.path()) {
      case "/monitor", "/" -> {
        if (upgrade) {
          upgrade(request, null);
        } else if (request.path().equals("/") && Routes.isRead(request)) {
          page(request);
        } else {
          answer(Routes.welcome(request, context));
        }
      }
      case "/terminal" -> {
        Target pane = TerminalAddress.of(request.query());
        if (pane == null) {
          answer(HttpResponse.text(400, "Say which pane: /terminal?pane=3, its id without the %."));
        } else {
          upgrade(request, pane);
        }
      }
      case "/ticket" -> answer(SignInRoutes.ticket(request, context, address()));
      case "/session" -> answer(SignInRoutes.session(request, context, address()));
      case "/page.js", "/page.css" -> page(request);
      case "/healthz" -> answer(Routes.health(request, context));
      default -> {
        if (HookEndpoint.isFor(request)) {
          answer(hook(request));
          return;
        }
        answer(
            HttpResponse.text(404, "There is nothing here; try /monitor, /terminal or /healthz."));
      }
    }
  }

  private HttpResponse hook(HttpRequest request) {
    HttpResponse answer = context.hooks().answer(request);
    if (answer.status() == 401 && request.headers().first("Authorization") != null) {
      AuditRecord refused = AuditRecord.now(AuditEventType.AUTH_REFUSED).with("address", address());
      context.audit().recordSome(null, refused.with("endpoint", "/hooks"));
    }
    return answer;
  }

  private void page(HttpRequest request) throws IOException {
    HttpResponse page = Page.of(request);
    answer(page == null ? HttpResponse.text(404, "There is nothing here.") : page);
  }

  /// @param pane what a terminal is about; null for `/monitor`
  private void upgrade(HttpRequest request, @Nullable Target pane) throws IOException {
    switch (Handshake.of(request)) {
      case Handshake.Refused refused -> answer(HttpResponse.of(refused.refusal()));
      case Handshake.Accepted accepted -> {
        sink.writeAlone(accepted.response().encode());
        upgraded = new ClientSession(context, this, pane);
      }
    }
  }

  private void answer(HttpResponse response) throws IOException {
    boolean late = response.status() == 401 && context.clients().tooManyWrongTokens(peer);
    HttpResponse told = late ? TOO_MANY : response;
    HttpResponse last = told.with("Connection", "close");
    sink.writeAlone(headOnly ? last.encodeHead() : last.encode());
    socket.shutdownOutput();
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), 100); i++) {
      char c = text.charAt(i);
      out.append(c < ' ' || c > '~' ? '?' : c);
    }
    return out.toString();
  }
}
