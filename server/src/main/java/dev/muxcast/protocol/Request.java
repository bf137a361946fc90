package dev.muxcast.protocol;

import dev.muxcast.event.Filter;
import dev.muxcast.event.FilterRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a client asked: one record per action that this version answers. Immutable, and already
/// checked as far as the message alone allows.
public sealed interface Request {
  /// The client's mark, for the answer; null when it set none.
  @Nullable RequestId requestId();

  /// The action this is a request for.
  Action action();

  /// The first message of every client.
  ///
  /// @param own the pane that the client runs in, or null
  record Auth(String token, @Nullable OwnPane own, @Nullable RequestId requestId)
      implements Request {
    @Override
    public Action action() {
      return Action.AUTH;
    }

    /// Without the token, which must not get into a log.
    @Override
    public String toString() {
      return "Auth[requestId=" + requestId + "]";
    }
  }

  /// Adds an include rule, or with `rules` replaces all rules at once. `since` comes with `rules`
  /// or on a connection that has not subscribed yet; the latter only the connection's owner knows,
  /// so it is the receiver who refuses a `since` on a live subscription.
  ///
  /// @param filters null when rules are given; else the new rule's filter, everything when the
  ///   client gave none
  /// @param rules null unless all rules are replaced
  /// @param maxLagMillis how far behind the client may be before it jumps to the top:
  ///   [#UNLIMITED_LAG] for never, null for the server's own limit
  record Subscribe(
      @Nullable Filter filters,
      @Nullable FilterRules rules,
      @Nullable Since since,
      @Nullable Long maxLagMillis,
      @Nullable RequestId requestId)
      implements Request {
    /// The `max_lag` of a client that wants every event however late: the wire's `"none"`.
    public static final long UNLIMITED_LAG = Long.MAX_VALUE;

    @Override
    public Action action() {
      return Action.SUBSCRIBE;
    }
  }

  /// Adds an exclude rule, or clears all rules.
  ///
  /// @param filters null to clear
  record Unsubscribe(@Nullable Filter filters, @Nullable RequestId requestId) implements Request {
    @Override
    public Action action() {
      return Action.UNSUBSCRIBE;
    }
  }

  /// The picture as it is now.
  record Snapshot(Target target, @Nullable RequestId requestId) implements Request {
    @Override
    public Action action() {
      return Action.SNAPSHOT;
    }
  }

  /// Are you there.
  record Ping(@Nullable RequestId requestId) implements Request {
    @Override
    public Action action() {
      return Action.PING;
    }
  }

  /// A page of past events.
  record History(Page page, @Nullable RequestId requestId) implements Request {
    @Override
    public Action action() {
      return Action.HISTORY;
    }
  }

  /// A page of past events that hold a text.
  ///
  /// @param text what to look for, not empty; upper and lower case are alike
  record Search(String text, Page page, @Nullable RequestId requestId) implements Request {
    @Override
    public Action action() {
      return Action.SEARCH;
    }
  }

  /// An event of the client's own.
  ///
  /// @param type `custom.` and a word
  /// @param data values are `String`, `Long`, `Double`, `Boolean`, null, and lists and maps of them
  /// @param target where it belongs, so that filters and scopes apply to it
  record Publish(
      String type, Map<String, @Nullable Object> data, Target target, @Nullable RequestId requestId)
      implements Request {
    @Override
    public Action action() {
      return Action.PUBLISH;
    }
  }

  /// Why a pane's agent has the status it has.
  record Explain(Target target, @Nullable RequestId requestId) implements Request {
    @Override
    public Action action() {
      return Action.EXPLAIN;
    }
  }

  /// Somebody takes care of what needs attention.
  ///
  /// @param target the pane, or everything when an alert is named
  /// @param alert the id of an alert, or null
  record Acknowledge(Target target, @Nullable String alert, @Nullable RequestId requestId)
      implements Request {
    @Override
    public Action action() {
      return Action.ACKNOWLEDGE;
    }
  }

  /// Something to do in tmux.
  ///
  /// @param text what to type, or the answer to choose
  /// @param keys names of keys, or single characters
  /// @param name of what is made or renamed
  /// @param path where a new session or window starts
  /// @param question what the client saw asked
  record Command(
      Verb verb,
      Target target,
      @Nullable String text,
      List<String> keys,
      @Nullable String name,
      @Nullable String path,
      @Nullable String question,
      RequestId requestId)
      implements Request {
    public Command {
      keys = List.copyOf(keys);
    }

    @Override
    public Action action() {
      return Action.COMMAND;
    }

    /// Without what is typed, which may be a secret.
    @Override
    public String toString() {
      return "Command[" + verb.word() + ", requestId=" + requestId + "]";
    }
  }

  /// Which page of the past: the first one has the newest events, its cursor leads to older ones.
  ///
  /// @param sinceMillis not before this time, milliseconds since 1970
  /// @param untilMillis before this time, milliseconds since 1970
  /// @param cursor what `next_cursor` of the page before said; opaque to clients
  /// @param limit 1 to [#MAX_LIMIT]
  record Page(
      Filter filters,
      @Nullable Long sinceMillis,
      @Nullable Long untilMillis,
      @Nullable String cursor,
      int limit) {
    /// Events a page when the client does not say.
    public static final int DEFAULT_LIMIT = 100;

    /// Most events a page.
    public static final int MAX_LIMIT = 1000;

    /// The newest events of every kind.
    public static final Page FIRST = new Page(Filter.ALL, null, null, null, DEFAULT_LIMIT);
  }

  /// What reading a message gave.
  sealed interface Parsed {}

  /// A request to answer.
  record Accepted(Request request) implements Parsed {}

  /// A message to refuse.
  ///
  /// @param message one sentence that names the field and says what is expected
  /// @param action what it was about, when that could be read: before `auth` everything but `auth`
  ///   is `AUTH_REQUIRED`, whatever else is wrong with it
  record Refused(
      ErrorCode code, String message, @Nullable RequestId requestId, @Nullable Action action)
      implements Parsed {}
}
