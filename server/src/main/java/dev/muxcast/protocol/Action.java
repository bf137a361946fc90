package dev.muxcast.protocol;

import dev.muxcast.auth.Permission;
import dev.muxcast.auth.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a client may ask for, and what it takes to be allowed to: the table action × role of
/// `PROTOCOL.md`, which a test compares with this one.
public enum Action {
  AUTH(null, "auth.response", true),
  SUBSCRIBE(Permission.READ, "subscription.confirmed", true),
  UNSUBSCRIBE(Permission.READ, "unsubscribe.confirmed", true),
  SNAPSHOT(Permission.READ, "snapshot.data", true),
  PING(Permission.READ, "pong", true),
  HISTORY(Permission.READ, "history.response", true),
  SEARCH(Permission.READ, "search.response", true),
  PUBLISH(Permission.PUBLISH, "publish.response", true),
  EXPLAIN(Permission.READ, "explain.response", true),
  ACKNOWLEDGE(Permission.ACKNOWLEDGE, "acknowledge.response", true),
  COMMAND(Permission.COMMAND, "command.result", true);

  private final @Nullable Permission permission;
  private final String reply;
  private final boolean built;
  private final String word = name().toLowerCase(Locale.ROOT);

  Action(@Nullable Permission permission, String reply, boolean built) {
    this.permission = permission;
    this.reply = reply;
    this.built = built;
  }

  /// The word in the field `action`.
  public String word() {
    return word;
  }

  /// The `type` of its answer.
  public String reply() {
    return reply;
  }

  /// Whether this version answers it. One that is not is in the contract, so that clients can
  /// prepare, and is refused with `UNKNOWN_ACTION`.
  public boolean built() {
    return built;
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
