package dev.muxcast.screen;

import dev.muxcast.look.PaneLook;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By how much tmux's count of rows went down between two looks, besides going up with what
/// scrolled away: it forgets a tenth of its history when that is full (`grid_collect_history`), all
/// of it at `clear-history`, and counts nothing where it keeps none. Where the count alone can't
/// tell, the rows do. Pure; one use each.
///
/// Rows that scrolled away stay as they are, so those decide, where there are any. Rows in sight
/// may have been drawn over: of them only such count as stand there once.
final class RowShift {

  /// The two looks have nothing in common: everything that was seen now is newer.
  static final int NONE = Integer.MIN_VALUE;

  /// The screen was erased; what stands above it is not newer.
  static final int ERASED = Integer.MIN_VALUE + 1;

  private static final int MOST_SETTLED = 4;

  /// A single row tells where it stands when it says so much.
  static final int TELLING = 12;

  private final Seen before;
  private final Screen now;
  private final List<String> rows;
  private final int first;
  private final int last;
  private final int shift;
  private boolean unsure;
  private @Nullable Map<String, Integer> times;

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
    this.last = before.bottom();
    this.shift = find();
  }

  /// How many rows were forgotten: what was row `n` is row `n - shift` now.
  int shift() {
    return shift;
  }

  /// Whether nobody can tell how many rows came meanwhile, as they say so much of the same: then
  /// the shift is the one by which the fewest did.
  boolean unsure() {
    return unsure;
  }

  private int find() {
    int all = before.scrolled + before.rows.size();
    if (now.mostScrolled() == 0) { // but it keeps what a resize has put above
      unsure = last < 0 && bottom(now.rows()) >= 0;
      return before.rows.equals(now.rows()) ? 0 : best(0, all, 1, NONE);
    }
    int pulledBack = Math.max(0, now.height() - before.rows.size());
    if (Screen.mayHaveForgotten(now.scrolled() + pulledBack, now.mostScrolled())) {
      return forgotten(Screen.forgottenAtOnce(now.mostScrolled()), all - first);
    }
    int settled = settledAt(0);
    if (settled > 0) {
      unsure = now.scrolled() != before.scrolled && !tells(0);
      return erased();
    }
    if (settled < 0 || now.scrolled() + pulledBack < before.scrolled) {
      return last < 0 ? NONE : best(0, all, 1, NONE); // it was cleared
    }
    if (last < 0 || sameAt(0, false) > 0) {
      return 0;
    }
    int best = best(0, all, 1, NONE);
    // All is drawn over, or it was cleared behind what went by.
    unsure |= best == NONE && (now.scrolled() > 0 || textsIn(before.rows) > 1);
    return best == NONE ? erased() : best;
  }

  private int erased() {
    boolean erased = now.scrolled() == before.scrolled && bottom(now.rows()) < last;
    return erased && sameAt(0, false) == 0 && textsIn(before.rows.subList(0, last)) > 0
        ? ERASED
        : 0;
  }

  /// The history is full: some steps of it may have been forgotten.
  private int forgotten(int step, int most) {
    int found = NONE;
    for (int shift = 0; shift <= most; shift += step) {
      if (settledAt(shift) > 0) {
        if (found != NONE) {
          int better = best(found, most, step, NONE);
          unsure |= better == NONE && moved();
          return better == NONE ? found : better;
        }
        found = shift;
      }
    }
    if (found == NONE) {
      unsure |= last < 0 && moved();
      int best = best(0, most, step, NONE);
      return best == NONE && standsAt(0) && !standsFrom(step, most, step) ? 0 : best;
    }
    unsure |= moved() && !tells(found);
    return found;
  }

  /// Whether all that was in sight stands there after such a shift, but that the last row may have
  /// been gone on with: what there is before anything has scrolled away may say little.
  private boolean standsAt(int shift) {
    int at = before.scrolled - shift - first;
    for (int i = 0; i <= last; i++) {
      String there = at + i < 0 || at + i >= rows.size() ? null : rows.get(at + i);
      String row = before.rows.get(i);
      if (there == null || !(i == last ? there.startsWith(row) : there.equals(row))) {
        return false;
      }
    }
    return settledAt(shift) >= 0;
  }

  private boolean standsFrom(int from, int to, int step) {
    for (int shift = from; shift <= to; shift += step) {
      if (standsAt(shift)) {
        return true;
      }
    }
    return false;
  }

  /// Whether what stands there after such a shift says so much that it is hardly there by chance.
  private boolean tells(int shift) {
    if (sameAt(shift, true) > 0) {
      return true;
    }
    boolean still = shift == 0 && now.scrolled() == before.scrolled;
    return (still || !oneTellsAlone(before.rows)) && oneTellsAlone(before.settled);
  }

  private boolean oneTellsAlone(List<String> rows) {
    for (String row : rows) {
      if (row.length() >= TELLING && once(row)) {
        return true;
      }
    }
    return false;
  }

  /// The shift by which most rows in sight that tell something stand where they stood.
  ///
  /// @param otherwise when there is none
  private int best(int from, int to, int step, int otherwise) {
    if (last < 0) {
      return from;
    }
    int best = otherwise;
    int most = 0;
    boolean tie = false;
    for (int shift = from; shift <= to; shift += step) {
      int same = settledAt(shift) < 0 ? 0 : sameAt(shift, true);
      tie = same == most ? tie || same > 0 : tie && same < most;
      if (same > most) {
        best = shift;
        most = same;
      }
    }
    unsure |= tie;
    return best;
  }

  private boolean moved() {
    return now.scrolled() != before.scrolled || !now.rows().equals(before.rows);
  }

  /// How many rows that had scrolled away stand there after such a shift; -1 when others do.
  private int settledAt(int shift) {
    int from = before.scrolled - before.settled.size() - shift - first;
    int same = 0;
    for (int i = Math.max(0, -from); i < before.settled.size(); i++) {
      String row = before.settled.get(i);
      if (from + i >= rows.size() || !rows.get(from + i).equals(row)) {
        return -1;
      }
      same += row.isEmpty() ? 0 : 1;
    }
    return same;
  }

  /// How many of the rows that were in sight stand there after such a shift; 0 when fewer than half
  /// do (where tmux counts none, any but the last one does not), or that is too little to go by.
  ///
  /// @param telling whether only such count as stand there once
  private int sameAt(int shift, boolean telling) {
    int at = before.scrolled - shift - first;
    int same = 0;
    int compared = 0;
    int longest = 0;
    int changed = 0;
    for (int i = Math.max(0, -at); i <= last && i + at < rows.size(); i++) {
      String row = before.rows.get(i);
      if (!row.isEmpty() && (!telling || once(row))) {
        compared++;
        String there = rows.get(i + at);
        if (there.equals(row) || i == last && row.length() >= TELLING && there.startsWith(row)) {
          same++;
          longest = Math.max(longest, row.length());
        } else if (i == last) {
          changed++;
        }
      }
    }
    boolean enough = !telling || same > 1 || longest >= TELLING;
    boolean counted = now.mostScrolled() > 0;
    return enough && (counted ? same * 2 >= compared : same == compared - changed) ? same : 0;
  }

  private boolean once(String row) {
    Map<String, Integer> counted = times;
    if (counted == null) {
      counted = new HashMap<>(2 * (rows.size() + before.rows.size()));
      for (String each : before.rows) {
        counted.merge(each, 0x10000, Integer::sum);
      }
      for (String each : rows) {
        counted.merge(each, 1, Integer::sum);
      }
      times = counted;
    }
    int both = counted.getOrDefault(row, 0);
    return both >> 16 <= 1 && (both & 0xffff) <= 1;
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
