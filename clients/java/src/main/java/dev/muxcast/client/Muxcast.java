package dev.muxcast.client;

import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A client of a muxcast server.
///
/// ```java
/// try (Muxcast muxcast = Muxcast.connect("ws://127.0.0.1:8765/monitor", token)) {
///   muxcast.subscribe(Filters.types("agent.*"), Since.NOW);
///   for (Message message : muxcast.messages()) {
///     if (message instanceof Message.Event event) {
///       System.out.println(event.envelope().session() + " " + event.type());
///     }
///   }
/// }
/// ```
///
/// It connects again by itself when the connection breaks, and goes on exactly where it was: what
/// came meanwhile is delivered first, and what can't be had is declared by a [Message.Gap].
///
/// Duty: call [#close]; take the messages, for when too many wait the client stops reading. Safe
/// for any thread; the stream should be read by one.
///
/// Errors: [MuxcastException], whose kinds say what can be done.
public final class Muxcast implements AutoCloseable {

  private final Options options;
  private final Link link;

  private Muxcast(Options options) {
    this.options = options;
    this.link = new Link(options);
  }

  /// Connects and authenticates.
  ///
  /// @param url the address that the server printed, or any `ws://…/monitor`
  /// @throws MuxcastException.NoServer when nothing answers there
  /// @throws MuxcastException.Refused when the token is not accepted
  public static Muxcast connect(String url, String token) {
    return connect(Options.of(URI.create(url), token));
  }

  /// Connects and authenticates.
  public static Muxcast connect(Options options) {
    var muxcast = new Muxcast(options);
    try {
      muxcast.link.start();
      return muxcast;
    } catch (RuntimeException failed) {
      muxcast.close();
      throw failed;
    }
  }

  /// Who one is and what one may do, by the server's last answer to the token.
  public Welcome welcome() {
    return link.welcome();
  }

  /// The greeting of the server, as JSON: its name, version and schema version.
  public String established() {
    return link.established();
  }

  /// Adds a rule that lets in what matches.
  ///
  /// @param since only for the first subscription; later ones need [#subscribe(List, Since)]
  public Confirmation subscribe(Filters filters, Since since) {
    return link.subscribe(Map.of("filters", filters), since);
  }

  /// Replaces all rules at once.
  public Confirmation subscribe(List<Rule> rules, Since since) {
    return link.subscribe(Map.of("rules", rules), since);
  }

  /// Adds a rule that keeps out what matches; null takes all rules away.
  public Reply unsubscribe(@Nullable Filters filters) {
    return request("unsubscribe", filters == null ? Map.of() : Map.of("filters", filters));
  }

  /// The whole picture: sessions, windows, panes, agents.
  public Reply snapshot() {
    return request("snapshot", Map.of());
  }

  /// A page of past events: the newest, or those before an earlier page.
  ///
  /// @param cursor that of the page before; null for the newest
  /// @param limit 1 to 1000 events; a page may have fewer and still not be the last
  public Past.Page past(Past past, @Nullable String cursor, int limit) {
    return Past.page(request(past.action(), past.fields(cursor, limit)));
  }

  /// Whether the server answers.
  public void ping() {
    request("ping", Map.of());
  }

  /// Puts an event of one's own into the log.
  ///
  /// @param type begins with `custom.`
  public Reply publish(String type, Map<String, ?> data) {
    return request("publish", Map.of("type", type, "data", data));
  }

  /// Any request of the protocol; waits for its answer.
  ///
  /// @param fields records, maps, collections, strings, numbers, booleans
  /// @throws MuxcastException.Refused when the server says no, with its error code
  /// @throws MuxcastException.Lost when the connection broke before the answer; whether the server
  ///   has acted is then not known
  public Reply request(String action, Map<String, ?> fields) {
    CompletableFuture<Reply> answer = link.request(action, new LinkedHashMap<>(fields));
    return await(answer, options.requestTimeout(), action);
  }

  static Reply await(CompletableFuture<Reply> answer, Duration timeout, String action) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof MuxcastException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (TimeoutException late) {
      throw new MuxcastException.Lost("No answer to " + action + " within " + timeout + ".");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MuxcastException.Lost("Interrupted while waiting for an answer.");
    }
  }

  /// The next message of the stream.
  ///
  /// @return null when the time is over, or after [#close]
  /// @throws MuxcastException when the server ended the stream for good
  public @Nullable Message next(Duration timeout) throws InterruptedException {
    return link.inbox().take(Math.max(0, timeout.toNanos()));
  }

  /// The stream: each message once, in order. It ends after [#close], or when the thread is
  /// interrupted, and throws a [MuxcastException] when the server ended it for good.
  public Iterable<Message> messages() {
    return () ->
        new Iterator<>() {
          private @Nullable Message ahead;

          @Override
          public boolean hasNext() {
            if (ahead == null) {
              try {
                ahead = link.inbox().take(-1);
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
            }
            return ahead != null;
          }

          @Override
          public Message next() {
            if (!hasNext() || ahead == null) {
              throw new NoSuchElementException();
            }
            Message message = ahead;
            ahead = null;
            return message;
          }
        };
  }

  /// The place in the log up to which messages were taken: to go on there another time, by
  /// [Since#after].
  public @Nullable Position position() {
    return link.position();
  }

  /// Whether [#close] was called.
  public boolean closed() {
    return link.closed();
  }

  /// Ends the connection and the stream. May be called more than once, from any thread.
  @Override
  public void close() {
    link.close();
  }
}
