package dev.muxcast.look;

import dev.muxcast.tmux.TmuxVersion;

/// When to glance at all panes, and when at those alone in which something moves, which costs tmux
/// much less: a pane that comes, ends or goes without a word is seen by the next glance at all.
///
/// Mutable, the [Looker]'s own. Times are milliseconds of the steady clock, where not said.
final class GlancePlan {

  /// How often to glance at all of them while some move.
  private static final int WHOLE_MILLIS = 100;

  private boolean filters;
  private boolean wanted = true;
  private long wholeAt;

  /// Another server process is asked from now on.
  void server(String version) {
    TmuxVersion its = TmuxVersion.parse(version);
    filters = its != null && its.compareTo(TmuxVersion.OLDEST) >= 0;
  }

  /// All panes are to be glanced at next.
  void want() {
    wanted = true;
  }

  boolean wanted() {
    return wanted;
  }

  /// Asks for a glance.
  ///
  /// @param quietMillis how long nothing has moved
  /// @param sinceSeconds of the epoch: what moved since then is to be told; 0 for all of every pane
  void ask(LookWords words, long now, long quietMillis, long sinceSeconds) {
    boolean moves = quietMillis < Looker.QUIET_MILLIS - WHOLE_MILLIS;
    if (filters && moves && !wanted && now - wholeAt < WHOLE_MILLIS && sinceSeconds > 0) {
      words.quickGlance(sinceSeconds);
    } else {
      words.glance(sinceSeconds);
      wanted = false;
      wholeAt = now;
    }
  }
}
