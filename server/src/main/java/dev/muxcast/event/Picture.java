package dev.muxcast.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tmux looked like when the log stood at one `seq`: the sum of all topology events up to it.
/// Immutable; whoever watches tmux makes it, on the thread that owns the state.
///
/// @param seq the log's newest event that this picture includes
public record Picture(long seq, List<Server> servers, List<Session> sessions) {

  public Picture {
    servers = List.copyOf(servers);
    sessions = List.copyOf(sessions);
  }

  /// A tmux server.
  ///
  /// @param server the label of its socket
  /// @param serverInstance `PID-STARTTIME`, null while it does not run
  /// @param mode how it is watched: `control` or `look`
  /// @param connected whether it is watched now
  public record Server(
      String server,
      @Nullable String serverInstance,
      @Nullable String tmuxVersion,
      String mode,
      boolean connected) {}

  /// A session.
  ///
  /// @param place with session and server filled in
  /// @param mode how it is watched, where that is not how its server is; else null
  /// @param watched false when it is left alone, such as one that would end on a detach
  public record Session(
      Place place,
      @Nullable String path,
      @Nullable String mode,
      boolean watched,
      List<Window> windows) {
    public Session {
      windows = List.copyOf(windows);
    }
  }

  /// A window of a session.
  ///
  /// @param place with window, window id, name and kind filled in
  public record Window(Place place, boolean active, List<Pane> panes) {
    public Window {
      panes = List.copyOf(panes);
    }
  }

  /// A pane of a window.
  ///
  /// @param place with everything filled in
  /// @param dead whether its program ended and tmux keeps the pane
  /// @param status the newest judgement on its agent, null where there is none
  /// @param usage what its agent has used, null where that is not known
  /// @param screen its text, only where one pane was asked for
  public record Pane(
      Place place,
      boolean active,
      @Nullable String command,
      @Nullable String title,
      @Nullable String path,
      @Nullable Integer pid,
      int width,
      int height,
      boolean dead,
      EventData.@Nullable AgentStatus status,
      EventData.@Nullable AgentUsage usage,
      @Nullable Screen screen) {}

  /// The text of a pane.
  ///
  /// @param text its rows joined by LF, without trailing blanks
  /// @param capturedAtMillis when, in milliseconds since 1970: it may be a little later than the
  ///   rest
  public record Screen(String text, long capturedAtMillis) {}
}
