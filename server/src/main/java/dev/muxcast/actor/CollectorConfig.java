package dev.muxcast.actor;

import dev.muxcast.agent.AgentCatalog;
import dev.muxcast.look.LookPace;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.tmux.TmuxSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to collect; made by whoever reads the configuration.
///
/// @param host the machine's name for the events' envelope, null where the log is of one machine
/// @param sockets the only ones that are watched; empty for all
/// @param exclude globs of session names that are not watched and not told of
/// @param reconcile how often tmux is asked for the whole picture, at least 10 s
/// @param pictureFile where the picture is kept over a restart (0600), null keeps it nowhere
/// @param backlogBytes how much unread output may wait for the Collector before it is dropped
/// @param redaction what is masked before it is stored or sent
/// @param mode how tmux servers are watched; null leaves it to each one's version
/// @param sessionModes which sessions are watched another way
/// @param pace how often those are looked at that nobody attaches to
/// @param agents how agents are recognised and judged; the Collector's alone from its start on
public record CollectorConfig(
    @Nullable String host,
    List<TmuxSocket> sockets,
    List<String> exclude,
    Duration reconcile,
    @Nullable Path pictureFile,
    long backlogBytes,
    RedactionRules redaction,
    @Nullable WatchMode mode,
    SessionModes sessionModes,
    LookPace pace,
    AgentCatalog agents) {

  public CollectorConfig {
    sockets = List.copyOf(sockets);
    exclude = List.copyOf(exclude);
  }

  /// Whether that tmux server is one to be watched.
  public boolean watches(TmuxSocket socket) {
    return sockets.isEmpty() || sockets.contains(socket);
  }

  /// What holds unless somebody says otherwise.
  public static CollectorConfig standard(@Nullable WatchMode mode, @Nullable Path pictureFile) {
    return new CollectorConfig(
        null,
        List.of(),
        List.of(),
        Duration.ofSeconds(10),
        pictureFile,
        2L << 20,
        RedactionRules.shippedAnd("", List.of()),
        mode,
        SessionModes.NONE,
        LookPace.STANDARD,
        AgentCatalog.shipped());
  }
}
