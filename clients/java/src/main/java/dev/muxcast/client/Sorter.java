package dev.muxcast.client;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// Sorts what the server sends into answers, for who waits, and stream, for the inbox.
///
/// Threads: [#receive] runs on one thread at a time, the connection's listener.
final class Sorter {

  private final Map<String, CompletableFuture<Reply>> pending;
  private final Cursor cursor;
  private final Inbox inbox;
  private volatile String established = "{}";

  Sorter(Map<String, CompletableFuture<Reply>> pending, Cursor cursor, Inbox inbox) {
    this.pending = pending;
    this.cursor = cursor;
    this.inbox = inbox;
  }

  /// The server's greeting.
  String established() {
    return established;
  }

  /// Takes one message from the server. A message that can't be read is handed on as it is.
  void receive(String json) {
    try {
      Codec.Head head = Codec.read(json, Codec.Head.class);
      sort(head, Objects.requireNonNullElse(head.type(), ""), json);
    } catch (MuxcastException.Malformed bad) {
      inbox.put(new Message.Other("", json), null);
    }
  }

  private void sort(Codec.Head head, String type, String json) {
    switch (type) {
      case "connection.established" -> established = json;
      case "subscription.confirmed" -> {
        Confirmation confirmation = Codec.read(json, Confirmation.class);
        inbox.put(new Message.Confirmed(confirmation, json), cursor.confirmed(confirmation));
        answer(head, type, json);
      }
      case "unsubscribe.confirmed" -> {
        cursor.rules(Codec.read(json, Confirmation.class).subscriptions());
        answer(head, type, json);
      }
      case "gap" -> {
        long to = Objects.requireNonNullElse(head.toSeq(), 0L);
        long from = Objects.requireNonNullElse(head.fromSeq(), 0L);
        String epoch = Objects.requireNonNullElse(head.epoch(), "");
        inbox.put(
            new Message.Gap(epoch, from, to, Codec.text(head.reason()), json),
            cursor.moved(new Position(epoch, to)));
      }
      case "bookmark" -> {
        Position at = Codec.read(json, Position.class);
        inbox.put(new Message.Bookmark(at, json), cursor.moved(at));
      }
      case "error" -> {
        String text = Codec.text(head.message());
        if (!fail(head, new MuxcastException.Refused(Codec.text(head.code()), text))) {
          inbox.put(new Message.Other(type, json), null);
        }
      }
      case "auth.response" -> {
        if (Boolean.FALSE.equals(head.success())) {
          String text = Codec.text(head.message());
          String words = text.isEmpty() ? "The server does not accept the token." : text;
          fail(head, new MuxcastException.Refused(Codec.text(head.code()), words));
        } else {
          answer(head, type, json);
        }
      }
      default -> other(head, type, json);
    }
  }

  private void other(Codec.Head head, String type, String json) {
    Long seq = head.seq();
    if (seq != null && head.timestamp() != null && head.epoch() == null) {
      Envelope envelope = Codec.read(json, Envelope.class);
      inbox.put(new Message.Event(envelope, json), cursor.event(seq));
    } else if (!answer(head, type, json)) {
      inbox.put(
          type.equals("snapshot.data")
              ? new Message.Snapshot(
                  head.epoch() == null || seq == null ? null : new Position(head.epoch(), seq),
                  json)
              : new Message.Other(type, json),
          null);
    }
  }

  private boolean answer(Codec.Head head, String type, String json) {
    CompletableFuture<Reply> waiting = pending.get(Codec.text(head.requestId()));
    return waiting != null && waiting.complete(new Reply(type, json));
  }

  private boolean fail(Codec.Head head, MuxcastException why) {
    CompletableFuture<Reply> waiting = pending.get(Codec.text(head.requestId()));
    return waiting != null && waiting.completeExceptionally(why);
  }
}
