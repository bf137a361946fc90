package dev.muxcast.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The way to the server, over as many connections as it takes.
///
/// Threads: a virtual thread `muxcast-link` waits for the end of a connection and makes the next
/// one. The listener, which sorts what comes into answers and stream, runs on the HTTP client's own
/// thread and may hold it up: the HTTP client has this one connection only. It must not run
/// elsewhere: in JDK 25 an end of the stream that is read while a listener is busy on another
/// thread is lost (`TransportImpl.acknowledgeReception` finds no demand), and the connection hangs.
final class Link {

  private final Options options;
  private final HttpClient http;
  private final Map<String, CompletableFuture<Reply>> pending = new ConcurrentHashMap<>();

  /// Commands are done once per mark, so no other client of the same token may use it.
  private final String mark = UUID.randomUUID() + "-";

  private final AtomicLong requests = new AtomicLong();
  private final Cursor cursor = new Cursor();
  private final Inbox inbox;
  private final Sorter sorter;
  private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
  private volatile @Nullable Connection connection;
  private volatile @Nullable Welcome welcome;
  private volatile boolean closing;
  private volatile @Nullable Thread keeper;

  Link(Options options) {
    this.options = options;
    this.inbox = new Inbox(options.buffered(), () -> !pending.isEmpty());
    this.sorter = new Sorter(pending, cursor, inbox);
    HttpClient.Builder builder =
        HttpClient.newBuilder().executor(Runnable::run).connectTimeout(options.connectTimeout());
    if ("wss".equals(options.url().getScheme())) {
      builder.sslContext(options.trust().context());
    }
    this.http = builder.build();
  }

  /// Connects for the first time and sees to all later times.
  void start() {
    while (true) {
      try {
        connect(options.url());
        break;
      } catch (MuxcastException.NoServer | MuxcastException.Lost failed) {
        if (!options.retryFirst() || closing || !pause(backoff.next())) {
          throw failed;
        }
      }
    }
    backoff.reset();
    keeper = Thread.ofVirtual().name("muxcast-link").start(this::keep);
  }

  private void connect(URI url) {
    Connection fresh = Connection.open(http, url, options.connectTimeout(), sorter::receive);
    try {
      if (options.own() && !OwnServer.isAt(url)) {
        throw new MuxcastException.NoServer(
            "What answers at " + url + " is not this user's server; nothing was said to it.");
      }
      connection = fresh;
      fresh.closed().thenAccept(this::failPending);
      Reply answer =
          Muxcast.await(send(fresh, "auth", credentials()), options.requestTimeout(), "auth");
      welcome = answer.as(Welcome.class);
    } catch (RuntimeException failed) {
      fresh.retire();
      throw failed;
    }
  }

  private Map<String, Object> credentials() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("token", options.token());
    OwnPane own = options.ownPane();
    if (own != null) {
      fields.put("pane", own.paneId());
      fields.put("server_instance", own.serverInstance());
      fields.put("in_front", own.inFront());
    }
    return fields;
  }

  private void keep() {
    while (!closing) {
      Connection current = connection;
      if (current == null) {
        return;
      }
      CloseReason end = watch(current);
      current.retire();
      failPending(end);
      if (closing) {
        return;
      }
      if (!end.retry()) {
        inbox.close(end.exception());
        return;
      }
      inbox.put(new Message.Disconnected(end.code(), end.words()), null);
      if (!reconnect()) {
        return;
      }
    }
  }

  /// Waits for the end of a connection; one that is silent for too long is ended here.
  private CloseReason watch(Connection current) {
    while (true) {
      try {
        long wait = Math.max(10, options.silence().minus(current.silence()).toMillis());
        return current.closed().get(wait, TimeUnit.MILLISECONDS);
      } catch (TimeoutException tick) {
        if (current.silence().compareTo(options.silence()) >= 0 && !inbox.full()) {
          return CloseReason.BROKEN;
        }
        if (inbox.full()) {
          pause(Duration.ofSeconds(1));
        }
      } catch (ExecutionException | InterruptedException impossible) {
        return CloseReason.BROKEN;
      }
    }
  }

  /// Tries until the connection stands and the subscription is as it was.
  private boolean reconnect() {
    backoff.reset();
    while (!closing && pause(backoff.next())) {
      try {
        Supplier<URI> whereabouts = options.whereabouts();
        connect(whereabouts == null ? options.url() : whereabouts.get());
        inbox.put(new Message.Reconnected(backoff.tries()), null);
        resume();
        return true;
      } catch (MuxcastException.NoServer | MuxcastException.Lost again) {
        Connection half = connection;
        if (half != null) {
          half.retire();
        }
      } catch (MuxcastException forGood) {
        inbox.close(forGood);
        return false;
      }
    }
    return false;
  }

  private void resume() {
    String rules = cursor.rules();
    if (rules != null) {
      subscribe(Map.of("rules", new Codec.Raw(rules)), cursor.since());
    }
  }

  Confirmation subscribe(Map<String, ?> what, Since since) {
    var fields = new LinkedHashMap<String, Object>(what);
    switch (since) {
      case Since.Now _ -> {}
      case Since.Earliest _ -> fields.put("since", "earliest");
      case Since.After after -> fields.put("since", after.position());
      case Since.Time time -> fields.put("since", Map.of("time", time.time().toString()));
    }
    cursor.start(since);
    Reply reply =
        Muxcast.await(request("subscribe", fields), options.requestTimeout(), "subscribe");
    return reply.as(Confirmation.class);
  }

  /// Sends a request over the connection that stands.
  CompletableFuture<Reply> request(String action, Map<String, Object> fields) {
    Connection current = connection;
    if (current == null || closing) {
      throw new MuxcastException.Lost("The client is closed.");
    }
    return send(current, action, fields);
  }

  private CompletableFuture<Reply> send(Connection over, String action, Map<String, ?> fields) {
    String id =
        fields.get("request_id") instanceof String own ? own : mark + requests.incrementAndGet();
    var message = new LinkedHashMap<String, Object>();
    message.put("action", action);
    message.put("request_id", id);
    message.putAll(fields);
    var answer = new CompletableFuture<Reply>();
    pending.put(id, answer);
    inbox.recheck();
    answer.whenComplete((reply, failed) -> pending.remove(id));
    if (over.closed().isDone()) {
      answer.completeExceptionally(over.closed().join().exception());
      return answer;
    }
    try {
      over.send(Codec.write(message), options.requestTimeout());
    } catch (MuxcastException lost) {
      answer.completeExceptionally(over.closed().getNow(CloseReason.BROKEN).exception());
    }
    return answer;
  }

  private void failPending(CloseReason end) {
    for (CompletableFuture<Reply> waiting : pending.values()) {
      waiting.completeExceptionally(end.exception());
    }
  }

  private boolean pause(Duration wait) {
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  Inbox inbox() {
    return inbox;
  }

  Welcome welcome() {
    Welcome known = welcome;
    if (known == null) {
      throw new MuxcastException.Lost("Not authenticated.");
    }
    return known;
  }

  String established() {
    return sorter.established();
  }

  @Nullable Position position() {
    return inbox.taken();
  }

  boolean closed() {
    return closing;
  }

  void close() {
    closing = true;
    inbox.close(null);
    Connection current = connection;
    if (current != null) {
      current.close();
    }
    Thread running = keeper;
    if (running != null) {
      running.interrupt();
    }
    http.shutdownNow();
  }
}
