package dev.muxcast.collect;

import dev.muxcast.actor.SessionModes;
import dev.muxcast.actor.WatchMode;
import dev.muxcast.actor.WatchReason;
import dev.muxcast.tmux.TmuxProgram;
import dev.muxcast.tmux.TmuxSocket;
import dev.muxcast.tmux.TmuxVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How one tmux server is to be watched, and each of its sessions. Immutable.
final class ServerModes {
  private static final Logger log = LoggerFactory.getLogger(ServerModes.class);

  private final @Nullable WatchMode configured;
  private final SessionModes sessions;
  private final @Nullable TmuxVersion server;
  private final TmuxProgram program;

  /// @param configured for sessions that have none of their own; null leaves it to the version
  /// @param sessions those of that server
  /// @param server its version, null where it is not known
  /// @param program that would attach
  ServerModes(
      @Nullable WatchMode configured,
      SessionModes sessions,
      @Nullable TmuxVersion server,
      TmuxProgram program) {
    this.configured = configured;
    this.sessions = sessions;
    this.server = server;
    this.program = program;
  }

  /// The way for sessions that have none of their own.
  WatchMode usual() {
    return of("");
  }

  /// The way for the session of that name.
  WatchMode of(String session) {
    return WatchMode.of(sessions.wanted(session, configured), server, program.version());
  }

  /// The server's version; null where it is not known.
  @Nullable String version() {
    return server == null ? null : server.toString();
  }

  /// Why, in words for the user: as [WatchReason] says it.
  String why(boolean byProcess) {
    return WatchReason.of(sessions.wanted("", configured), server, program.version(), byProcess);
  }

  /// Whether some session may be watched another way than the others.
  boolean differ() {
    WatchMode usual = usual();
    for (SessionModes.Rule rule : sessions.rules()) {
      if (WatchMode.of(rule.mode(), server, program.version()) != usual) {
        return true;
      }
    }
    return false;
  }

  /// Says in the log what the user may not expect.
  void tell(TmuxSocket socket) {
    String risk = risk();
    if (risk != null) {
      log.warn("{}: {}", socket.label(), risk);
    } else if (server != null && !attach(program.version()) && attach(server)) {
      log.info(
          "{}: tmux {} is looked at, as the program {} is {} and can't attach to it: tmux.command"
              + " may name another",
          socket.label(),
          server,
          program.path(),
          program.version());
    }
  }

  /// What the server is exposed to, in words for the user; null for nothing.
  @Nullable String risk() {
    return server == null
            || server.compareTo(WatchMode.SAFE_TO_ATTACH) >= 0
            || !attach(program.version())
        ? null
        : "\"attach\" on tmux "
            + server
            + ": a session that ends may take this tmux server and all of its sessions along;"
            + " tmux 3.8 mends that";
  }

  /// Whether a program of that version would attach to some session.
  private boolean attach(TmuxVersion by) {
    boolean any = WatchMode.of(sessions.wanted("", configured), server, by) == WatchMode.ATTACH;
    for (SessionModes.Rule rule : sessions.rules()) {
      any |= WatchMode.of(rule.mode(), server, by) == WatchMode.ATTACH;
    }
    return any;
  }
}
