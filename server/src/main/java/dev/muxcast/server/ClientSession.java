package dev.muxcast.server;

import dev.muxcast.auth.Grant;
import dev.muxcast.auth.Permission;
import dev.muxcast.guard.Faults;
import dev.muxcast.net.CloseCode;
import dev.muxcast.net.FrameDecoder;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Incoming;
import dev.muxcast.protocol.Action;
import dev.muxcast.protocol.ErrorCode;
import dev.muxcast.protocol.OwnPane;
import dev.muxcast.protocol.Replies;
import dev.muxcast.protocol.Request;
import dev.muxcast.protocol.RequestId;
import dev.muxcast.protocol.RequestParser;
import dev.muxcast.protocol.Target;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket client, from its first message to its end. The connection's thread reads and
/// answers; from authentication on a `Follower` writes the events.
///
/// The reader owns everything here but what is volatile.
final class ClientSession {
  private static final Logger log = LoggerFactory.getLogger(ClientSession.class);
  private static final long CLOSE_NANOS = 1_000_000_000L;
  private static final long LOCK_MILLIS = 100;
  private static final String DEFECT = "a defect of the server, whose log says more";

  private final ServerContext context;
  private final Connection connection;
  private final FrameSink sink;
  private final String id = ClientIds.next();
  private final FrameDecoder decoder =
      new FrameDecoder(FrameDecoder.Role.SERVER, Limits.BYTES_BEFORE_AUTH);
  private final RateLimiter limiter;
  private final ErrorBudget errors = new ErrorBudget(Limits.ERRORS_PER_MINUTE);
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile @Nullable Grant grant;
  private volatile @Nullable Follower follower;
  private volatile long lastHeardNanos = System.nanoTime();
  private volatile long closedNanos;
  private volatile int endCode = CloseCode.ABNORMAL.code();
  private final ConnectionAudit audit;
  private final @Nullable Target pane;
  private @Nullable RequestHandler handler;
  private @Nullable TerminalView terminal;
  private @Nullable OwnPane entered;
  private @Nullable ClientMemory memory;

  /// @param pane what a terminal is about; null for a client of events
  ClientSession(ServerContext context, Connection connection, @Nullable Target pane) {
    this.pane = pane;
    this.context = context;
    this.connection = connection;
    sink = connection.sink();
    limiter =
        new RateLimiter(
            context.limits().messagesPerSecond(),
            context.limits().burst(),
            Limits.FLOOD_SECONDS,
            System.nanoTime());
    decoder.binaryAllowed(false);
    String endpoint = pane == null ? "/monitor" : "/terminal " + pane.pane();
    audit = new ConnectionAudit(context.audit(), id, connection.address(), endpoint);
  }

  String id() {
    return id;
  }

  Connection connection() {
    return connection;
  }

  ConnectionAudit audit() {
    return audit;
  }

  /// Whose client this is. Only for clients that have authenticated.
  Grant grant() {
    Grant current = grant;
    if (current == null) {
      throw new IllegalStateException("not authenticated");
    }
    return current;
  }

  /// Reads and answers until the connection ends.
  ///
  /// @param taken what of the buffer's `size` bytes belonged to the HTTP request
  void run(int taken, int size) throws IOException {
    audit.opened();
    try {
      reply(Replies.established(id, System.currentTimeMillis(), context.version()));
      int from = taken;
      int to = size;
      boolean open = true;
      int before = 0;
      while (open && to >= 0) {
        before += grant == null ? to - from : 0;
        decoder.feed(connection.buffer(), from, to - from);
        open = takeAll();
        if (grant == null && before > Limits.BYTES_BEFORE_AUTH) {
          close(CloseCode.TOO_BIG, "more than 4 KiB before auth");
          open = false;
        }
        if (open && memory != null && !memory.gathered(decoder.gatheredBytes())) {
          close(CloseCode.RATE_LIMITED, "no room for so large a message now");
          open = false;
        }
        if (open) {
          from = 0;
          to = connection.read(grant == null ? connection.authDeadlineNanos() : 0);
        }
      }
    } catch (SocketTimeoutException e) {
      close(CloseCode.NO_AUTH, "no token within 5 s");
    } catch (RuntimeException fault) {
      Faults.SHARED.met("a client's connection", fault);
      close(CloseCode.INTERNAL_ERROR, DEFECT);
    } finally {
      audit.closed(endCode);
      if (entered != null) {
        context.clients().ownPanes().leave(entered, grant());
      }
      Follower current = follower;
      if (current != null) {
        current.end();
      }
      if (terminal != null) {
        terminal.close();
      }
      if (memory != null) {
        memory.close();
      }
    }
  }

  private boolean takeAll() throws IOException {
    for (Incoming next = decoder.next(); next != null; next = decoder.next()) {
      lastHeardNanos = System.nanoTime();
      switch (next) {
        case Incoming.Text text -> {
          if (closing.get()) {
            RateLimiter.slowDown();
          } else {
            take(text.text());
          }
        }
        case Incoming.Binary binary -> {
          if (terminal == null) {
            close(CloseCode.UNSUPPORTED_DATA, "send text");
          } else if (!closing.get()) {
            terminal.type(binary.bytes());
          }
        }
        case Incoming.Ping ping -> {
          if (mayPass() && !closing.get()) {
            sink.writeAlone(Frames.pong(ping.bytes()));
          }
        }
        case Incoming.Pong _ -> {}
        case Incoming.Close close -> {
          if (closing.compareAndSet(false, true)) {
            endCode = close.code();
            sink.writeAlone(Frames.close(close.code(), ""));
          }
          return false;
        }
        case Incoming.Violation violation -> {
          close(violation.code(), violation.reason());
          return false;
        }
      }
    }
    return true;
  }

  /// Takes a message of any kind into account.
  private boolean mayPass() throws IOException {
    return switch (limiter.take(System.nanoTime())) {
      case PASS -> true;
      case DROP -> {
        refuse(ErrorCode.RATE_LIMIT, "too many messages: this one was dropped", null);
        RateLimiter.slowDown();
        yield false;
      }
      case CLOSE -> {
        close(CloseCode.RATE_LIMITED, "too many messages for too long");
        yield false;
      }
    };
  }

  private void take(String text) throws IOException {
    if (!mayPass()) {
      return;
    }
    ClientMemory known = memory;
    try (ClientMemory.Room _ = known == null ? ClientMemory.Room.NONE : known.forRequest(text)) {
      switch (RequestParser.parse(text)) {
        case Request.Accepted accepted -> handle(accepted.request());
        case Request.Refused refused -> refuse(refused);
      }
    } catch (RequestRefused noRoom) {
      refuse(noRoom.code(), noRoom.text(), null);
    }
  }

  private void refuse(Request.Refused refused) throws IOException {
    boolean otherAction =
        refused.code() == ErrorCode.UNKNOWN_ACTION
            || refused.action() != null && refused.action() != Action.AUTH;
    if (grant == null && otherAction) {
      refuse(ErrorCode.AUTH_REQUIRED, "send auth first", refused.requestId());
    } else if (grant == null) {
      close(CloseCode.MALFORMED, refused.message());
    } else {
      refuse(refused.code(), refused.message(), refused.requestId());
    }
  }

  private void handle(Request request) throws IOException {
    RequestHandler current = handler;
    try {
      if (request instanceof Request.Auth auth) {
        authenticate(auth);
      } else if (terminal != null) {
        refuse(ErrorCode.UNKNOWN_ACTION, "a terminal takes binary only", request.requestId());
      } else if (current == null) {
        refuse(ErrorCode.AUTH_REQUIRED, "send auth first", request.requestId());
      } else if (!request.action().allowedTo(grant().role())) {
        audit.refused(request, ErrorCode.FORBIDDEN);
        refuse(
            ErrorCode.FORBIDDEN,
            "a " + grant().role().word() + " may not " + request.action().word(),
            request.requestId());
      } else {
        current.handle(request);
      }
    } catch (RequestRefused refused) {
      if (refused.code() == ErrorCode.FORBIDDEN && !(request instanceof Request.Command)) {
        audit.refused(request, refused.code());
      }
      refuse(refused.code(), refused.text(), request.requestId());
    } catch (RuntimeException fault) {
      Faults.SHARED.met("a client's request", fault);
      refuse(ErrorCode.INTERNAL_ERROR, DEFECT, request.requestId());
    }
  }

  private void authenticate(Request.Auth request) throws IOException {
    if (grant != null) {
      throw new RequestRefused(
          ErrorCode.INVALID_MESSAGE, "authenticated already; open another connection");
    }
    Grant found = context.auth().authenticateAlsoNew(request.token());
    if (found == null) {
      String why = "the token is wrong, expired or revoked";
      audit.notAccepted();
      if (context.clients().tooManyWrongTokens(connection.peer())) {
        close(
            CloseCode.RATE_LIMITED, "too many wrong tokens came from your address; wait a minute");
      } else {
        reply(Replies.notAuthenticated(why, request.requestId()));
        close(CloseCode.BAD_TOKEN, why);
      }
      return;
    }
    grant = found;
    audit.accepted(found);
    if (!context.clients().admit(connection, this)) {
      close(CloseCode.TOO_MANY_CONNECTIONS, "too many clients");
      return;
    }
    decoder.maxMessageBytes(Limits.MESSAGE_BYTES);
    ClientMemory account = context.clients().memory().open(found.tokenId());
    memory = account;
    if (pane != null) {
      decoder.binaryAllowed(found.role().may(Permission.TERMINAL));
      reply(Replies.authenticated(id, found.role(), request.requestId()));
      terminal = TerminalView.open(this, context.backend(), pane, request.requestId());
      return;
    }
    ownPane(request.own(), found);
    Follower fresh = new Follower(this, context, sink, request.own(), account);
    // Before the reply: where that fails, the end of this session still takes it out of the log.
    follower = fresh;
    handler = new RequestHandler(this, context, fresh, account);
    reply(Replies.authenticated(id, found.role(), request.requestId()));
  }

  /// Who may act in a pane may have what it shows kept from all; others only from themselves.
  private void ownPane(@Nullable OwnPane pane, Grant found) {
    if (pane != null && pane.inFront() && found.role().may(Permission.COMMAND)) {
      context.clients().ownPanes().enter(pane, found);
      entered = pane;
    }
  }

  /// Sends one message.
  void reply(String json) throws IOException {
    sink.writeAlone(Frames.text(json));
  }

  /// Sends a refusal, and ends the connection after too many.
  void refuse(ErrorCode code, String message, @Nullable RequestId requestId) throws IOException {
    reply(Replies.error(code, message, requestId));
    if (code != ErrorCode.RATE_LIMIT && errors.spend(System.nanoTime())) {
      close(CloseCode.TOO_MANY_ERRORS, "too many refused messages");
    }
  }

  /// Sends a Close frame; the connection ends when the client answers it, or a second later.
  void close(CloseCode code, String reason) throws IOException {
    if (closing.compareAndSet(false, true)) {
      endCode = code.code();
      log.debug("client {}: {} {}", id, code, reason);
      closedNanos = System.nanoTime();
      sink.writeAlone(Frames.close(code, reason));
      if (grant == null) {
        connection.endAfterClose();
      }
    }
  }

  /// Looks at everything that has a time limit. Called every second from the watchdog's thread,
  /// which must not block for long: who can't be told is reset.
  void tick(long nowNanos, long nowMillis) {
    if (sink.stalled(nowNanos, Limits.STALL_MILLIS)) {
      connection.reset();
    } else if (closedNanos != 0 && nowNanos - closedNanos > CLOSE_NANOS) {
      sink.close();
    } else if (nowNanos - lastHeardNanos > Limits.PONG_MILLIS * 1_000_000) {
      closeFromOutside(CloseCode.NO_PONG, "no answer to a ping");
    } else if (grant().expiredAt(nowMillis) || context.auth().expired(grant().tokenId())) {
      closeFromOutside(CloseCode.TOKEN_EXPIRED, "the token has expired");
    }
    Follower current = follower;
    if (current != null) {
      current.tick(nowNanos);
    }
  }

  /// Ends it because its token was taken back.
  void revoked() {
    closeFromOutside(CloseCode.REVOKED, "the token was revoked");
  }

  /// Tells it where it is and that the server ends.
  void shuttingDown() {
    closeFromOutside(CloseCode.SHUTTING_DOWN, "the server is shutting down");
  }

  /// Ends it because of a fault of ours, and says so.
  void lostByDefect() {
    closeFromOutside(CloseCode.INTERNAL_ERROR, DEFECT);
  }

  /// Waits a moment for who writes just now; only one that is stuck writes for longer.
  private boolean takesLock() {
    try {
      return sink.lock().tryLock(LOCK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void closeFromOutside(CloseCode code, String reason) {
    if (!takesLock()) {
      connection.reset();
      return;
    }
    try {
      Follower current = follower;
      if (code == CloseCode.SHUTTING_DOWN && current != null && !closing.get()) {
        current.bookmark();
      }
      close(code, reason);
    } catch (IOException e) {
      connection.reset();
    } finally {
      sink.lock().unlock();
    }
  }

  /// Whether a Close frame was sent or received: events are not written behind one.
  boolean closing() {
    return closing.get();
  }
}
