package dev.muxcast.screen;

import java.util.Arrays;
import java.util.List;

/// Which row of a screen is which of the rows that were drawn there before: the same ones by the
/// longest run that fits, of the others those that are alike, and those that were put in another's
/// place. Pure; one use each.
final class RowPairs {

  /// Comparing more costs more than it is worth: then rows that stand where they stood are the
  /// same.
  private static final int MOST_COMPARED = 300_000;

  /// Where so many rows became others at once, they are no moving parts of one picture.
  private static final int MANY = 8;

  private final List<String> before;
  private final List<String> now;

  /// For each row of now the one before, or -1.
  private final int[] partners;

  private final boolean[] same;
  private int changed;

  /// @param before what the rows say ([RowChange#words])
  RowPairs(List<String> before, List<String> now) {
    this.before = before;
    this.now = now;
    this.partners = new int[now.size()];
    this.same = new boolean[now.size()];
    Arrays.fill(partners, -1);
    int top = 0;
    int most = Math.min(before.size(), now.size());
    while (top < most && equal(top, top)) {
      keep(top, top++);
    }
    int bottom = 0;
    while (bottom < most - top && equal(before.size() - 1 - bottom, now.size() - 1 - bottom)) {
      keep(before.size() - 1 - bottom, now.size() - 1 - bottom++);
    }
    align(top, before.size() - bottom, top, now.size() - bottom);
    countChanged();
    pairGaps();
  }

  /// The row before that this one was, or -1 when it is new.
  int partner(int row) {
    return partners[row];
  }

  /// Whether nothing in it changed.
  boolean same(int row) {
    return same[row];
  }

  private boolean equal(int old, int row) {
    return before.get(old).equals(now.get(row));
  }

  private void keep(int old, int row) {
    partners[row] = old;
    same[row] = true;
  }

  private void align(int oldFrom, int oldTo, int from, int to) {
    int rows = oldTo - oldFrom;
    int columns = to - from;
    if (rows * columns > MOST_COMPARED) {
      for (int i = 0; i < Math.min(rows, columns); i++) {
        if (equal(oldFrom + i, from + i)) {
          keep(oldFrom + i, from + i);
        }
      }
      return;
    }
    int[][] longest = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        int unequal = Math.max(longest[i + 1][j], longest[i][j + 1]);
        longest[i][j] =
            equal(oldFrom + i, from + j)
                ? Math.max(unequal, longest[i + 1][j + 1] + weight(now.get(from + j)))
                : unequal;
      }
    }
    for (int i = 0, j = 0; i < rows && j < columns; ) {
      if (equal(oldFrom + i, from + j)
          && longest[i][j] == longest[i + 1][j + 1] + weight(now.get(from + j))) {
        keep(oldFrom + i++, from + j++);
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  /// A blank row stands anywhere, and says little; so does one of signs.
  private static int weight(String row) {
    return row.isEmpty() ? 1 : RowChange.letters(row) == 0 ? 2 : 8;
  }

  private void countChanged() {
    for (int row = 0; row < partners.length; row++) {
      changed += same[row] || now.get(row).isEmpty() ? 0 : 1;
    }
  }

  private void pairGaps() {
    int old = 0;
    int from = 0;
    for (int row = 0; row <= partners.length; row++) {
      boolean end = row == partners.length;
      if (end || same[row]) {
        pairGap(old, end ? before.size() : partners[row], from, row);
        old = end ? old : partners[row] + 1;
        from = row + 1;
      }
    }
  }

  private void pairGap(int old, int oldTo, int from, int to) {
    int left = from;
    int oldLeft = old;
    for (int row = from; row < to; row++) {
      for (int other = oldLeft; other < oldTo; other++) {
        RowChange change = RowChange.of(before.get(other), now.get(row));
        if (change == RowChange.GROWN || change != RowChange.OTHER && changed <= MANY) {
          pairInPlace(oldLeft, other, left, row);
          partners[row] = other;
          oldLeft = other + 1;
          left = row + 1;
          break;
        }
      }
    }
    pairInPlace(oldLeft, oldTo, left, to);
  }

  /// As many as there were: each stands in another's place.
  private void pairInPlace(int old, int oldTo, int from, int to) {
    for (int i = 0; oldTo - old == to - from && i < to - from; i++) {
      if (!before.get(old + i).isEmpty()) {
        partners[from + i] = old + i;
      }
    }
  }
}
