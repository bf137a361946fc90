package dev.muxcast.protocol;

import dev.muxcast.event.Place;
import org.jspecify.annotations.Nullable;

/// What a request is about. At most one of session, window and pane is set; with none of them it is
/// about everything.
///
/// @param session a name or `$n`
/// @param window `@n` or `session:window`
/// @param pane `%n` or `session:window.pane`, where window is an index or a name
/// @param server the label of the tmux socket; null means any
/// @param serverInstance `PID-STARTTIME`; null means any, another one than the living is not found
public record Target(
    @Nullable String session,
    @Nullable String window,
    @Nullable String pane,
    @Nullable String server,
    @Nullable String serverInstance) {

  /// Everything that the caller may see.
  public static final Target EVERYTHING = new Target(null, null, null, null, null);

  /// Whether no session, window or pane is named.
  public boolean everything() {
    return session == null && window == null && pane == null;
  }

  /// Whether the place of a pane is, or lies in, what this names.
  public boolean names(Place place) {
    if (server != null && !server.equals(place.server())) {
      return false;
    }
    if (serverInstance != null && !serverInstance.equals(place.serverInstance())) {
      return false;
    }
    if (session != null) {
      return isSession(session, place);
    }
    if (window != null) {
      return isWindow(window, place);
    }
    return pane == null || isPane(pane, place);
  }

  private static boolean isSession(String name, Place place) {
    return name.equals(place.sessionId()) || name.equals(place.session());
  }

  private static boolean isWindow(String name, Place place) {
    if (name.equals(place.windowId())) {
      return true;
    }
    int colon = name.lastIndexOf(':');
    return colon >= 0
        && isSession(name.substring(0, colon), place)
        && (name.substring(colon + 1).equals(String.valueOf(place.window()))
            || name.substring(colon + 1).equals(place.windowName()));
  }

  private static boolean isPane(String name, Place place) {
    if (name.equals(place.paneId())) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    return dot >= 0
        && name.substring(dot + 1).equals(String.valueOf(place.pane()))
        && isWindow(name.substring(0, dot), place);
  }
}
