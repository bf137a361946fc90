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

  /// The way of that word in the configuration; null for `auto`, which leaves it to the version.
  public static @Nullable WatchMode named(String word) {
    return switch (word) {
      case "attach" -> ATTACH;
      case "look" -> LOOK;
      default -> null;
    };
  }

  /// The protocol's word.
  public String word() {
    return word;
  }

  /// From here on tmux's clients hand descriptors over in another way, as whoever attaches does: a
  /// program from before can't attach to a server from after, nor the other way round.
  private static final TmuxVersion OTHER_HANDOVER = new TmuxVersion(3, 6, ' ');

  /// The way for a server of that version.
  ///
  /// @param wanted null leaves it to the version
  /// @param program of the program that would attach
  public static WatchMode of(
      @Nullable WatchMode wanted, @Nullable TmuxVersion version, TmuxVersion program) {
    if (version == null || !version.watchable() || !attaches(program, version)) {
      return LOOK;
    }
    WatchMode mine = version.compareTo(SAFE_TO_ATTACH) >= 0 ? ATTACH : LOOK;
    return wanted == null ? mine : wanted;
  }

  /// Whether a program of one version can attach to a server of another.
  public static boolean attaches(TmuxVersion program, TmuxVersion server) {
    return program.watchable()
        && program.compareTo(OTHER_HANDOVER) >= 0 == server.compareTo(OTHER_HANDOVER) >= 0;
  }
}
