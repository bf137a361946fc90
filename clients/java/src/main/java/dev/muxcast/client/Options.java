package dev.muxcast.client;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How to connect.
///
/// @param url such as `ws://127.0.0.1:8765/monitor`
/// @param requestTimeout how long an answer may take
/// @param silence after how long without a word, pings included, a connection counts as broken; the
///   server pings every 15 s
/// @param buffered how many messages are kept for a reader that is slow
/// @param retryFirst whether to try again when the very first connection fails
/// @param trust how the server of a `wss://` address is known
/// @param whereabouts asked for the address each time one connects again, since a server may come
///   back at another port; null for always the same
/// @param ownPane the pane that shows what the client prints; null where that is none
/// @param own whether the server must be this user's, on this machine: then no other user's program
///   that listens there is told the token
public record Options(
    URI url,
    String token,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration silence,
    int buffered,
    boolean retryFirst,
    Trust trust,
    @Nullable Supplier<URI> whereabouts,
    @Nullable OwnPane ownPane,
    boolean own) {

  /// The usual ones.
  public static Options of(URI url, String token) {
    return new Options(
        url,
        token,
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(40),
        4096,
        false,
        Trust.USUAL,
        null,
        null,
        false);
  }

  /// The same with another trust.
  public Options withTrust(Trust other) {
    return new Options(
        url,
        token,
        connectTimeout,
        requestTimeout,
        silence,
        buffered,
        retryFirst,
        other,
        whereabouts,
        ownPane,
        own);
  }

  /// The same for a server that may come back at another address.
  public Options withWhereabouts(Supplier<URI> now) {
    return new Options(
        url,
        token,
        connectTimeout,
        requestTimeout,
        silence,
        buffered,
        retryFirst,
        trust,
        now,
        ownPane,
        own);
  }

  /// The same for a client that runs in that pane.
  public Options withOwnPane(@Nullable OwnPane pane) {
    return new Options(
        url,
        token,
        connectTimeout,
        requestTimeout,
        silence,
        buffered,
        retryFirst,
        trust,
        whereabouts,
        pane,
        own);
  }

  /// The same for a server that must be this user's own, on this machine.
  public Options withOwn(boolean must) {
    return new Options(
        url,
        token,
        connectTimeout,
        requestTimeout,
        silence,
        buffered,
        retryFirst,
        trust,
        whereabouts,
        ownPane,
        must);
  }

  /// Without the token, so that it does not get into a log.
  @Override
  public String toString() {
    return "Options[url=" + url + "]";
  }
}
