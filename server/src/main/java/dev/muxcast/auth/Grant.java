package dev.muxcast.auth;

import dev.muxcast.event.Facets;
import dev.muxcast.event.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an authenticated client holds: its token's role and scope.
///
/// @param sessions globs of session names; empty means all, and only then events without a session
/// @param expires milliseconds since the epoch, or null for never
public record Grant(
    String tokenId, String name, Role role, List<String> sessions, @Nullable Long expires) {

  /// Whether the grant is for all sessions.
  public boolean unscoped() {
    return sessions.isEmpty();
  }

  /// Whether a session of that name may be seen.
  public boolean seesSession(@Nullable String session) {
    if (unscoped()) {
      return true;
    }
    if (session == null) {
      return false;
    }
    for (String glob : sessions) {
      if (Glob.matches(glob, session)) {
        return true;
      }
    }
    return false;
  }

  /// Whether an event may be seen in full. A `session.renamed` needs both names in scope.
  public boolean sees(Facets facets) {
    return seesSession(facets.place().session())
        && (facets.otherSession() == null || seesSession(facets.otherSession()));
  }

  /// Whether it is over at that time.
  public boolean expiredAt(long nowMillis) {
    return expires != null && nowMillis >= expires;
  }
}
