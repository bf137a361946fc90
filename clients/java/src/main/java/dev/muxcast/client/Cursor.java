package dev.muxcast.client;

import org.jspecify.annotations.Nullable;

/// Where the stream stands, and what it is of: all that is needed to go on after a reconnect.
///
/// Safe for any thread.
final class Cursor {

  // Guarded by this.
  private @Nullable String rules;
  private @Nullable Since start;
  private @Nullable Position position;
  private @Nullable String epoch;

  /// A subscription is about to be asked for.
  synchronized void start(Since since) {
    if (position == null || !(since instanceof Since.Now)) {
      start = since;
    }
  }

  /// The server confirmed one.
  ///
  /// The position of the old epoch is kept until the gap that declares its end has come: if the
  /// connection broke in between, the server has to be asked again from there.
  synchronized @Nullable Position confirmed(Confirmation confirmation) {
    rules(confirmation.subscriptions());
    epoch = confirmation.epoch();
    if (epoch != null && position == null && start instanceof Since.Now) {
      position = new Position(epoch, confirmation.top());
    }
    return position;
  }

  /// The rules that hold now, as JSON.
  synchronized void rules(@Nullable String json) {
    rules = json == null || json.replaceAll("\\s", "").equals("[]") ? null : json;
  }

  /// An event has come.
  synchronized @Nullable Position event(long seq) {
    if (epoch != null) {
      position = new Position(epoch, seq);
    }
    return position;
  }

  /// A gap or a bookmark has come.
  synchronized Position moved(Position to) {
    epoch = to.epoch();
    position = to;
    return to;
  }

  /// The rules to subscribe to again, or null when there are none.
  synchronized @Nullable String rules() {
    return rules;
  }

  /// From where to go on.
  synchronized Since since() {
    if (position != null) {
      return Since.after(position);
    }
    return start == null ? Since.NOW : start;
  }
}
