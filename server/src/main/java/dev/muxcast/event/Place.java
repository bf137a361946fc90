package dev.muxcast.event;

import org.jspecify.annotations.Nullable;

/// Where something happened: the envelope's location fields. What does not apply is null, and is
/// left out on the wire.
///
/// Immutable; whoever owns the picture of tmux makes one per pane and reuses it until something in
/// it changes, so that consumers may keep decisions by identity or by `equals`.
///
/// @param host the machine's name, set only where several machines share a log
/// @param server the label of the tmux socket (`default`, or the name behind `-L`)
/// @param serverInstance `PID-STARTTIME` of the tmux server: ids are unique only within one
/// @param session the session's name at the time of the event
/// @param sessionId tmux's `$n`
/// @param window the window's index
/// @param windowName the window's name
/// @param windowId tmux's `@n`
/// @param pane the pane's index
/// @param paneId tmux's `%n`
/// @param agentType a short name: `claude`, `codex`, …, `shell`, `dev_server`, `unknown`
/// @param windowKind the orchestrator's word: `CLAUDE_AGENT`, `PROJECT_MANAGER`, …
public record Place(
    @Nullable String host,
    @Nullable String server,
    @Nullable String serverInstance,
    @Nullable String session,
    @Nullable String sessionId,
    @Nullable Integer window,
    @Nullable String windowName,
    @Nullable String windowId,
    @Nullable Integer pane,
    @Nullable String paneId,
    @Nullable String agentType,
    @Nullable String windowKind) {

  /// Nowhere in tmux: for events about muxcast itself.
  public static final Place NOWHERE =
      new Place(null, null, null, null, null, null, null, null, null, null, null, null);

  /// A tmux server.
  public static Place ofServer(String server, @Nullable String serverInstance) {
    return new Place(
        null, server, serverInstance, null, null, null, null, null, null, null, null, null);
  }

  /// A session of this server.
  public Place ofSession(String name, String id) {
    return new Place(
        host, server, serverInstance, name, id, null, null, null, null, null, null, null);
  }

  /// The session that this place lies in.
  public Place inSession() {
    return new Place(
        host, server, serverInstance, session, sessionId, null, null, null, null, null, null, null);
  }

  /// A window of this session.
  public Place ofWindow(int index, String name, String id, @Nullable String kind) {
    return new Place(
        host, server, serverInstance, session, sessionId, index, name, id, null, null, null, kind);
  }

  /// A pane of this window.
  public Place ofPane(int index, String id, @Nullable String agent) {
    return inWindow(index, id, agent, windowKind);
  }

  /// The same pane, running that agent, in a window of that kind.
  public Place withAgent(@Nullable String agent, @Nullable String kind) {
    return inWindow(pane, paneId, agent, kind);
  }

  private Place inWindow(
      @Nullable Integer index, @Nullable String id, @Nullable String agent, @Nullable String kind) {
    return new Place(
        host,
        server,
        serverInstance,
        session,
        sessionId,
        window,
        windowName,
        windowId,
        index,
        id,
        agent,
        kind);
  }
}
