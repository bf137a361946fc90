package dev.muxcast.look;

import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was seen of one pane, and so whether its screen has to be taken again.
///
/// Mutable, the [Looker]'s own. Times are milliseconds since the epoch, as tmux's are.
final class SeenPane {
  /// A screen on which something moves though the cursor does not, such as a spinner.
  private static final int STILL_MILLIS = 100;

  /// So many rows are read of what scrolled away since the last look; what is more is a flood.
  static final int MOST_ABOVE = 2_000;

  /// Rows behind the last one known, so that a line that began there is found whole.
  private static final int SLACK = 4;

  /// Nor are more cells: 2,000 rows of 250 columns.
  private static final int MOST_CELLS_ABOVE = 500_000;

  private static final int UNSEEN_COLUMNS = 250;
  private static final int UNSEEN_ROWS = 50;

  /// What moved in so many looks one after the other will have moved in the next.
  private static final int HOT = 2;

  private static final int MOST_MORE = 50;
  private static final int FLOOD = 400;
  private static final int RESIZED = 300;

  final PaneId pane;
  private PaneGlance.@Nullable Live now;
  private PaneGlance.@Nullable Live taken;
  private boolean wanted = true;
  private long takenAt;
  private int scrolled = -1;
  private int mostScrolled;
  private int width;
  private int height = UNSEEN_ROWS;
  private int growth;
  private int floods;
  private boolean alternate;
  private boolean wraps;
  private int moves;
  private List<String> settled = List.of();
  private final boolean whole;

  /// @param whole whether all that it wrote before is news, history included
  SeenPane(PaneId pane, boolean whole) {
    this.pane = pane;
    this.whole = whole;
  }

  /// It was glanced at.
  void glance(PaneGlance glance) {
    if (glance.live() != null) {
      now = glance.live();
    }
  }

  /// Somebody wants its screen.
  void want() {
    wanted = true;
  }

  String title() {
    PaneGlance.Live live = now;
    return live == null ? "" : live.title();
  }

  /// Whether its screen is likely to have moved again by the next look.
  boolean hot() {
    return wanted || moves >= HOT;
  }

  /// Whether its screen has to be taken.
  boolean due(long epochMillis) {
    if (wanted) {
      return true;
    }
    PaneGlance.Live live = now;
    if (live == null) {
      return false;
    }
    PaneGlance.Live before = taken;
    if (before == null || !live.looksLike(before)) {
      return floods < 2 || epochMillis - takenAt >= STILL_MILLIS;
    }
    // Within the second of the last activity more may have been written, and nothing tell.
    return takenAt < (live.activitySeconds() + 1) * 1_000 && epochMillis - takenAt >= STILL_MILLIS;
  }

  /// What to ask for now.
  LookWords.Ask ask() {
    int rows = above();
    return new LookWords.Ask(pane, rows, wraps && !alternate(), (rows + height) * columns());
  }

  private int columns() {
    return width == 0 ? UNSEEN_COLUMNS : width;
  }

  /// So many rows above are asked for at most: fewer where they are wide.
  private int mostAbove() {
    return Math.min(MOST_ABOVE, MOST_CELLS_ABOVE / columns());
  }

  private boolean alternate() {
    PaneGlance.Live live = now;
    return live == null ? alternate : live.alternate();
  }

  private int above() {
    if (alternate()) {
      return 0;
    }
    PaneGlance.Live live = now;
    int history = live == null ? Math.max(scrolled, 0) : live.scrolled();
    if (scrolled < 0) {
      return whole ? Math.min(history + SLACK, mostAbove()) : 0;
    }
    if (floods > 1) {
      return SLACK;
    }
    if (mostScrolled == 0) { // what a resize has put above stands there for good
      return 0;
    }
    boolean trims = trims(history);
    // As much again as last time and more, so that it needs to be asked but once.
    int likely = growth + Math.min(growth, MOST_MORE);
    int expected = Math.max(history - scrolled, 0) + likely + SLACK;
    return Math.min(trims ? Math.max(expected, FLOOD) : expected, mostAbove());
  }

  /// Whether tmux may have forgotten some of the oldest rows, so that their count tells nothing.
  private boolean trims(int history) {
    return history < scrolled || Screen.mayHaveForgotten(history, mostScrolled);
  }

  /// Its screen was taken.
  ///
  /// @return whether more rows have to be asked for, as more scrolled away meanwhile
  boolean took(PaneLook look, LookWords.Ask ask) {
    int history = look.screen().scrolled();
    boolean known = scrolled >= 0;
    int grown = known ? history - scrolled : 0;
    boolean counts = !known || look.screen().mostScrolled() > 0;
    boolean missed = (known ? grown + SLACK > ask.above() : whole) && history > ask.above();
    boolean resized = known && width != look.screen().width() && ask.above() < RESIZED;
    boolean adrift =
        known
            && trims(history)
            && ask.above() < history
            && Collections.indexOfSubList(look.above(), settled) < 0;
    boolean unjoined = !look.screen().alternate() && look.joined() == null;
    wraps |= unjoined;
    PaneGlance.Live live = now;
    if (live != null) {
      now =
          new PaneGlance.Live(
              history,
              look.screen().cursorColumn(),
              look.screen().cursorRow(),
              look.screen().alternate(),
              live.pid(),
              live.activitySeconds(),
              live.title());
    }
    alternate = look.screen().alternate();
    boolean more =
        counts && floods < 2 && (missed || resized || adrift) && ask.above() < mostAbove();
    if (unjoined || more && !alternate) {
      growth = adrift ? MOST_ABOVE : Math.max(grown, resized ? RESIZED : 0);
      wanted = true;
      return true;
    }
    floods = grown > FLOOD ? floods + 1 : 0;
    moves = taken == null || now == null || !now.looksLike(taken) ? moves + 1 : 0;
    wraps = ask.joined() ? mayBeWrapped(look) : look.joined() == null;
    growth = Math.clamp(grown, 0, FLOOD);
    taken = now;
    takenAt = look.epochMillis();
    scrolled = history;
    mostScrolled = look.screen().mostScrolled();
    List<String> above = look.above();
    settled = List.copyOf(above.subList(Math.max(0, above.size() - SLACK), above.size()));
    width = look.screen().width();
    height = look.screen().height();
    wanted = false;
    return false;
  }

  /// A guess, for the next look: rows whose last columns are blank may be wrapped too.
  private static boolean mayBeWrapped(PaneLook look) {
    for (String row : look.screen().rows()) {
      if (RowWidth.mayFill(row, look.screen().width())) {
        return true;
      }
    }
    return false;
  }
}
