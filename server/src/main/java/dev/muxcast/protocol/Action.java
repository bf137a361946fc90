package dev.muxcast.protocol;

import dev.muxcast.auth.Permission;
import dev.muxcast.auth.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client may ask for, and what it takes to be allowed to: the table action × role of
/// `PROTOCOL.md`, which a test compares with this one.
public enum Action {
  AUTH(null, "auth.response"),
  SUBSCRIBE(Permission.READ, "subscription.confirmed"),
  UNSUBSCRIBE(Permission.READ, "unsubscribe.confirmed"),
  SNAPSHOT(Permission.READ, "snapshot.data"),
  PING(Permission.READ, "pong"),
  HISTORY(Permission.READ, "history.response"),
  SEARCH(Permission.READ, "search.response"),
  PUBLISH(Permission.PUBLISH, "publish.response"),
  EXPLAIN(Permission.READ, "explain.response"),
  ACKNOWLEDGE(Permission.ACKNOWLEDGE, "acknowledge.response"),
  COMMAND(Permission.COMMAND, "command.result");

  private final @Nullable Permission permission;
  private final String reply;
  private final String word = name().toLowerCase(Locale.ROOT);

  Action(@Nullable Permission permission, String reply) {
    this.permission = permission;
    this.reply = reply;
  }

  /// The word in the field `action`.
  public String word() {
    return word;
  }

  /// The `type` of its answer.
  public String reply() {
    return reply;
  }

  /// Whether someone of this role may ask for it.
  public boolean allowedTo(Role role) {
    return permission == null || role.may(permission);
  }

  /// The action of that word, or null.
  public static @Nullable Action of(String word) {
    for (Action action : values()) {
      if (action.word.equals(word)) {
        return action;
      }
    }
    return null;
  }
}
