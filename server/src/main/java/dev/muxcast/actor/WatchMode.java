package dev.muxcast.actor;

import dev.muxcast.tmux.TmuxVersion;
import org.jspecify.annotations.Nullable;

/// How a tmux server is watched.
public enum WatchMode {
  /// By control clients: at once, and with what only raw output carries.
  ATTACH("control"),
  /// By looking: nobody is attached, so nothing of ours can end the server.
  LOOK("look");

  /// The first tmux whose server survives a control client whatever happens to its sessions (tmux
  /// issues 4916, 4980, 5004, 5064, 5244, 5356, 5444): docs/decisions/0026-looking.md.
  public static final TmuxVersion SAFE_TO_ATTACH = new TmuxVersion(3, 8, ' ');

  private final String word;

  WatchMode(String word) {
    this.word = word;
  }

  /// The protocol's word.
  public String word() {
    return word;
  }

  /// The way for a server of that version.
  ///
  /// @param wanted null leaves it to the version
  public static WatchMode of(@Nullable WatchMode wanted, @Nullable TmuxVersion version) {
    boolean safe = version != null && version.compareTo(SAFE_TO_ATTACH) >= 0;
    boolean possible = version != null && version.watchable();
    if (wanted == null) {
      return safe ? ATTACH : LOOK;
    }
    return possible ? wanted : LOOK;
  }
}
