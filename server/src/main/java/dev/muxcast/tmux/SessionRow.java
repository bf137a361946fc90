package dev.muxcast.tmux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session as `list-sessions` shows it, with what of its server matters before one attaches.
///
/// @param activitySeconds when someone last used it, in seconds since the epoch
/// @param attached how many clients are attached, ours included
/// @param endsUnattached whether its end or its server's follows when the last client leaves
///   (`destroy-unattached`, `exit-unattached`): such sessions are not attached to
/// @param path where its new windows start
/// @param group the group's name when it shares its windows with other sessions
/// @param server which tmux server process it is in
/// @param serverVersion the server's own version, such as `3.3a`
public record SessionRow(
    SessionId id,
    String name,
    long activitySeconds,
    long createdSeconds,
    int attached,
    int windows,
    boolean endsUnattached,
    String path,
    @Nullable String group,
    ServerInstance server,
    String serverVersion) {

  private static final int FIELDS = 13;

  /// Asks for all of it.
  public static final String FORMAT =
      "#{session_id} #{session_activity} #{session_created} #{session_attached}"
          + " #{session_windows} #{destroy-unattached} #{exit-unattached} #{pid} #{start_time}"
          + " #{q:version} #{q:session_group} #{q:session_name} #{q:session_path} "
          + QuotedFields.LAST;

  /// The rows of an answer to [TmuxCommand.ListSessions].
  public static List<SessionRow> of(Reply reply) {
    List<SessionRow> sessions = new ArrayList<>();
    for (List<String> f : QuotedFields.rows(reply.lines(), FIELDS)) {
      if (SessionId.parse(f.get(0)) instanceof SessionId id) {
        sessions.add(
            new SessionRow(
                id,
                f.get(11),
                QuotedFields.number(f.get(1), 0),
                QuotedFields.number(f.get(2), 0),
                QuotedFields.integer(f.get(3), 0),
                QuotedFields.integer(f.get(4), 0),
                QuotedFields.on(f.get(5)) || QuotedFields.on(f.get(6)),
                f.get(12),
                f.get(10).isEmpty() ? null : f.get(10),
                new ServerInstance(
                    QuotedFields.number(f.get(7), 0), QuotedFields.number(f.get(8), 0)),
                f.get(9)));
      }
    }
    return sessions;
  }
}
