package dev.muxcast.actor;

import dev.muxcast.tmux.TmuxVersion;
import org.jspecify.annotations.Nullable;

/// Why a tmux server is watched the way it is. Pure.
public final class WatchReason {
  private WatchReason() {}

  /// In words for the user, to follow "is looked at: " or "is attached to: ".
  ///
  /// @param wanted null leaves it to the version
  /// @param server its version; null where it says none
  /// @param program the version of the program that would attach
  /// @param byProcess whether it speaks another version of tmux's protocol than we do
  public static String of(
      @Nullable WatchMode wanted,
      @Nullable TmuxVersion server,
      TmuxVersion program,
      boolean byProcess) {
    WatchMode mode = WatchMode.of(wanted, server, program);
    String why =
        mode == WatchMode.ATTACH ? attached(server) : looked(wanted, server, program, byProcess);
    return byProcess
        ? "it speaks another version of tmux's protocol, so each look is a tmux process, twice a"
            + " second at most; "
            + why
        : why;
  }

  private static String attached(@Nullable TmuxVersion server) {
    return server != null && server.compareTo(WatchMode.SAFE_TO_ATTACH) < 0
        ? "collect.mode says so, though before 3.8 a session that ends may take the server along"
        : "from 3.8 on that is safe, and tells at once";
  }

  private static String looked(
      @Nullable WatchMode wanted,
      @Nullable TmuxVersion server,
      TmuxVersion program,
      boolean byProcess) {
    if (server == null) {
      return "it says no version that is known";
    }
    if (!server.watchable()) {
      return "before 3.2, tmux tells a client that attaches too little";
    }
    if (wanted == WatchMode.LOOK) {
      return "collect.mode says so";
    }
    if (WatchMode.of(wanted, server, server) == WatchMode.ATTACH) {
      return "the tmux program is "
          + program
          + (program.watchable()
              ? ", and none from before 3.6 can attach to a server from after, nor the other way"
                  + " round"
              : ", which is too old to attach")
          + "; tmux.command may name another";
    }
    return "before 3.8, tmux can die of a client that attaches"
        + (byProcess ? "" : "; 3.8 tells by itself, which is faster");
  }
}
