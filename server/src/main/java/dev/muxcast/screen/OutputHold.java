package dev.muxcast.screen;

import dev.muxcast.guard.Bound;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether tmux is asked to keep a pane's output to itself because it writes more than anybody
/// reads. Writing it to us costs tmux, and so the program in the pane, more than the program itself
/// does; while it is kept the screen is captured now and then, and once two captures show nearly
/// the same, tmux is asked to go on. What was kept is a declared gap.
///
/// A program that draws the same screen over and over looks as if it had ended: each time it turns
/// out not to have, the next look takes twice as long.
///
/// Times are milliseconds of a steady clock. Mutable, owned by the Collector's record of the pane.
public final class OutputHold {
  private static final int FIRST_STILL_MILLIS = 90;
  private static final int LONGEST_STILL_MILLIS = 3_000;
  private static final int SOON_MILLIS = 2_000;

  /// How often the screen is captured: a look takes processor time that the flood may want.
  private static final int FLOOD_MILLIS = 250;

  private static final int STILL_MILLIS = 100;

  /// So many rows may change on a screen that stands still: somebody types, or a prompt came.
  private static final int FEW_ROWS = 3;

  /// What tmux has to be asked for.
  public enum Wish {
    NOTHING,
    PAUSE,
    CONTINUE
  }

  private Wish wish = Wish.NOTHING;
  private boolean held;
  private long sinceEpochMillis;
  private long stillSince;
  private boolean still;
  private long endedAt = Long.MIN_VALUE / 2;
  private int stillMillis = FIRST_STILL_MILLIS;
  private @Nullable List<String> shown;

  /// The pane writes too much.
  public void begin(long now, long epochMillis) {
    if (held) {
      return;
    }
    Bound.HELD_PANES.cost(1);
    held = true;
    wish = Wish.PAUSE;
    sinceEpochMillis = epochMillis;
    stillSince = now;
    still = false;
    shown = null;
    boolean again = now - endedAt < SOON_MILLIS;
    stillMillis = again ? Math.min(LONGEST_STILL_MILLIS, stillMillis * 2) : FIRST_STILL_MILLIS;
  }

  public boolean held() {
    return held;
  }

  /// Since when output is kept, in milliseconds since the epoch.
  public long sinceEpochMillis() {
    return sinceEpochMillis;
  }

  /// What tmux has to be asked for now; asked for once.
  public Wish takeWish() {
    Wish was = wish;
    wish = Wish.NOTHING;
    return was;
  }

  /// The pane's screen was captured while it is held.
  public void captured(List<String> rows, long now) {
    if (changedRows(shown, rows) > FEW_ROWS) {
      stillSince = now;
    } else if (now - stillSince >= stillMillis) {
      wish = Wish.CONTINUE;
      end(now);
      return;
    }
    still = stillSince != now;
    shown = rows;
  }

  /// How long after a capture the next one is due.
  public int pauseMillis() {
    return still ? STILL_MILLIS : FLOOD_MILLIS;
  }

  private static int changedRows(@Nullable List<String> before, List<String> rows) {
    if (before == null || before.size() != rows.size()) {
      return Integer.MAX_VALUE;
    }
    int changed = 0;
    for (int row = 0; row < rows.size(); row++) {
      changed += rows.get(row).equals(before.get(row)) ? 0 : 1;
    }
    return changed;
  }

  /// Nothing is kept any more, whoever ended it.
  public void end(long now) {
    held = false;
    shown = null;
    endedAt = now;
  }
}
