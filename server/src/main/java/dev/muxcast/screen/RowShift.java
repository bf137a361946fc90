package dev.muxcast.screen;

import dev.muxcast.look.PaneLook;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.List;

/// By how much tmux's count of rows went down between two looks, besides going up with what
/// scrolled away: it forgets a tenth of its history when that is full (`grid_collect_history`), all
/// of it at `clear-history`, and counts nothing where it keeps none. Where the count alone can't
/// tell, the rows do. Pure; one use each.
final class RowShift {

  /// The two looks have nothing in common: everything that was seen now is newer.
  static final int NONE = Integer.MIN_VALUE;

  /// The screen was erased; what stands above it is not newer.
  static final int ERASED = Integer.MIN_VALUE + 1;

  private static final int MOST_SETTLED = 4;

  private final Seen before;
  private final Screen now;
  private final List<String> rows;
  private final int first;

  /// What is kept of a look for the next one.
  ///
  /// @param scrolled how many rows there were above those in sight
  /// @param settled the last of those, which never change any more
  /// @param rows those in sight
  record Seen(int scrolled, List<String> settled, List<String> rows) {

    static final Seen NOTHING = new Seen(0, List.of(), List.of());

    static Seen of(PaneLook look) {
      List<String> above = look.above();
      return new Seen(
          look.screen().scrolled(),
          List.copyOf(above.subList(Math.max(0, above.size() - MOST_SETTLED), above.size())),
          look.screen().rows());
    }

    /// The last row with text, -1 when there is none.
    int bottom() {
      return RowShift.bottom(rows);
    }
  }

  RowShift(Seen before, PaneLook look) {
    this.before = before;
    this.now = look.screen();
    this.rows = new ArrayList<>(look.above().size() + now.height());
    rows.addAll(look.above());
    rows.addAll(now.rows());
    this.first = now.scrolled() - look.above().size();
  }

  /// Whether the rows say so much of the same that nobody can tell how many came meanwhile.
  boolean unsure() {
    int most = now.mostScrolled();
    boolean moved = now.scrolled() != before.scrolled || !now.rows().equals(before.rows);
    return moved
        && most > 0
        && Screen.mayHaveForgotten(now.scrolled(), most)
        && settledStandAt(0)
        && settledStandAt(Screen.forgottenAtOnce(most));
  }

  /// How many rows were forgotten: what was row `n` is row `n - shift` now.
  int shift() {
    int kept = now.scrolled();
    int most = now.mostScrolled();
    if (most == 0 && kept == 0) {
      return withoutHistory();
    }
    if (Screen.mayHaveForgotten(kept, most)) {
      return forgotten(Screen.forgottenAtOnce(most));
    }
    if (kept < before.scrolled) {
      return cleared();
    }
    boolean erased = kept == before.scrolled && bottom(now.rows()) < before.bottom();
    return erased && score(0, before.bottom()) == 0 && textsAbove(before.bottom()) > 0 ? ERASED : 0;
  }

  /// The history is full: some steps of it may have been forgotten.
  private int forgotten(int step) {
    int most = before.scrolled + before.rows.size() - first;
    for (int shift = 0; shift <= most; shift += step) {
      if (settledStandAt(shift)) {
        return shift;
      }
    }
    // A shift that would put those rows among the ones that were seen is none.
    int outside =
        textsIn(before.settled) == 0 ? 0 : before.scrolled - first - before.settled.size() + 1;
    return best(Math.max(0, Math.ceilDiv(outside, step) * step), most, step);
  }

  private boolean settledStandAt(int shift) {
    int from = before.scrolled - before.settled.size() - shift - first;
    if (textsIn(before.settled) == 0 || from < 0) {
      return false;
    }
    for (int i = 0; i < before.settled.size(); i++) {
      if (from + i >= rows.size() || !rows.get(from + i).equals(before.settled.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// Rows came back from the history, as the pane grew, or that was cleared.
  private int cleared() {
    int asBefore = score(0, before.rows.size());
    int all = score(before.scrolled, before.rows.size());
    int best = best(0, before.scrolled + before.rows.size(), 1);
    int most = best == NONE ? 0 : score(best, before.rows.size());
    if (asBefore > 0 && asBefore >= most) {
      return 0;
    }
    return all > 0 && all >= most ? before.scrolled : best;
  }

  /// tmux keeps no history: what scrolled away is counted by nobody.
  private int withoutHistory() {
    int best = best(0, before.rows.size() - 1, 1);
    boolean fits = bottom(now.rows()) < now.height() - 1 && textsAbove(before.bottom()) == 0;
    return best == NONE && fits ? 0 : best;
  }

  private int best(int from, int to, int step) {
    int best = NONE;
    int bestScore = 0;
    for (int shift = from; shift <= to; shift += step) {
      int score = score(shift, before.rows.size());
      if (score > bestScore) {
        best = shift;
        bestScore = score;
      }
    }
    return best == NONE && before.bottom() < 0 ? from : best;
  }

  /// How many of those rows stand there again after such a shift; 0 when fewer than half do.
  private int score(int shift, int count) {
    int at = before.scrolled - shift - first;
    int same = 0;
    int compared = 0;
    int last = before.bottom(); // an unfinished line may have been gone on with
    for (int i = Math.max(0, -at); i < count && i + at < rows.size(); i++) {
      String row = before.rows.get(i);
      if (!row.isEmpty()) {
        compared++;
        String there = rows.get(i + at);
        same += there.equals(row) || i == last && there.startsWith(row) ? 1 : 0;
      }
    }
    return same * 2 >= compared ? same : 0;
  }

  private int textsAbove(int row) {
    return textsIn(before.rows.subList(0, Math.max(0, row)));
  }

  private static int textsIn(List<String> rows) {
    int texts = 0;
    for (String row : rows) {
      texts += row.isEmpty() ? 0 : 1;
    }
    return texts;
  }

  private static int bottom(List<String> rows) {
    int row = rows.size() - 1;
    while (row >= 0 && rows.get(row).isEmpty()) {
      row--;
    }
    return row;
  }
}
