package dev.muxcast.protocol;

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
}
