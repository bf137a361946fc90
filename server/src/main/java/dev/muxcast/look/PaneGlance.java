package dev.muxcast.look;

import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.QuotedFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What tells that a pane changed, without its screen.
///
/// @param dead whether its program ended while the pane remains
/// @param live what is told only of a pane in whose window something was written a moment ago; null
///   for the others
record PaneGlance(PaneId pane, boolean dead, @Nullable Live live) {

  /// @param scrolled how many rows of history there are
  /// @param pid of the pane's first process
  /// @param activitySeconds when anything was last written in its window
  record Live(
      int scrolled,
      int cursorColumn,
      int cursorRow,
      boolean alternate,
      int pid,
      long activitySeconds,
      String title) {

    /// Whether nothing tells the two apart but the time of the window's activity.
    boolean looksLike(Live other) {
      return scrolled == other.scrolled
          && cursorColumn == other.cursorColumn
          && cursorRow == other.cursorRow
          && alternate == other.alternate
          && pid == other.pid
          && title.equals(other.title);
    }
  }

  /// Whether its program ended, or is another one.
  boolean isAnother(PaneGlance before) {
    boolean other = live != null && before.live != null && live.pid != before.live.pid;
    return other || dead != before.dead;
  }

  private static final int LIVE_FIELDS = 10;
  private static final int FIELDS = 3;
  private static final String LIVE =
      "+ #{pane_id} #{pane_dead} #{history_size} #{cursor_x} #{cursor_y} #{alternate_on}"
          + " #{pane_pid} #{window_activity} #{q:pane_title} "
          + QuotedFields.LAST;

  /// The filter of panes in whose window something was written since then (`-f`, from 3.2 on).
  static String filter(long sinceSeconds) {
    return "#{>=:#{window_activity}," + sinceSeconds + "}";
  }

  /// The format of a row: short for a pane in whose window nothing was written since then. Seconds
  /// since the epoch have as many digits for the next centuries, so text is compared, which 3.1
  /// can.
  ///
  /// @param sinceSeconds 0 tells all of every pane, also where tmux can't compare
  static String format(long sinceSeconds) {
    if (sinceSeconds <= 0) {
      return LIVE;
    }
    return "#{?"
        + filter(sinceSeconds)
        + ","
        + LIVE
        + ",- #{pane_id} #{pane_dead} "
        + QuotedFields.LAST
        + "}";
  }

  /// The panes in such rows, each once.
  static Map<PaneId, PaneGlance> of(List<String> rows) {
    Map<PaneId, PaneGlance> panes = new LinkedHashMap<>(rows.size() * 2);
    for (String row : rows) {
      List<String> f = QuotedFields.fields(row);
      boolean live = f.getFirst().equals("+") && f.size() == LIVE_FIELDS + 1;
      PaneId pane = live || f.size() == FIELDS + 1 ? PaneId.parse(f.get(1)) : null;
      if (pane != null) {
        panes.putIfAbsent(
            pane, new PaneGlance(pane, QuotedFields.on(f.get(2)), live ? live(f) : null));
      }
    }
    return panes;
  }

  private static Live live(List<String> f) {
    return new Live(
        QuotedFields.integer(f.get(3), 0),
        QuotedFields.integer(f.get(4), 0),
        QuotedFields.integer(f.get(5), 0),
        QuotedFields.on(f.get(6)),
        QuotedFields.integer(f.get(7), -1),
        QuotedFields.number(f.get(8), 0),
        f.get(9));
  }
}
