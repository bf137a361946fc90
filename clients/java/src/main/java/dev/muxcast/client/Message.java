package dev.muxcast.client;

import org.jspecify.annotations.Nullable;

/// What the ordered stream of a [Muxcast] hands over. Every message the server sent for the
/// subscription comes once, in the server's order; a loss is always said by a [Gap] (or by an event
/// `collector.gap`), never silent.
public sealed interface Message {

  /// The message's JSON as it was received; null for what the client itself has to say.
  @Nullable String json();

  /// Something that happened.
  record Event(Envelope envelope, String json) implements Message {

    /// The event's type, such as `pane.output`.
    public String type() {
      return envelope.type();
    }

    /// The event's data as a record of [EventData] (or any other type avaje-jsonb knows).
    ///
    /// @throws MuxcastException.Malformed when it is not of that shape
    public <T> T data(Class<T> type) {
      return Codec.read(envelope.data() == null ? "{}" : envelope.data(), type);
    }
  }

  /// Events that can't be had, with the reason: `retention`, `epoch`, `slow` or `crash`.
  record Gap(String epoch, long fromSeq, long toSeq, String reason, String json)
      implements Message {}

  /// The position up to which everything that matches has been delivered: worth keeping.
  record Bookmark(Position position, String json) implements Message {}

  /// The picture the server sends after a gap.
  record Snapshot(@Nullable Position position, String json) implements Message {}

  /// The subscription stands; also after each reconnect.
  record Confirmed(Confirmation confirmation, String json) implements Message {}

  /// A message of a type this client does not know, or an error no request waits for.
  record Other(String type, String json) implements Message {}

  /// The connection is lost; the client connects again by itself.
  ///
  /// @param code the close code, 1006 when there was none
  record Disconnected(int code, String reason) implements Message {
    @Override
    public @Nullable String json() {
      return null;
    }
  }

  /// The connection stands again.
  ///
  /// @param attempts how many tries it took
  record Reconnected(int attempts) implements Message {
    @Override
    public @Nullable String json() {
      return null;
    }
  }
}
