package dev.muxcast.screen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which of a pane's lines stood there before, in the same order: the longest common subsequence.
/// Pure.
final class LineMatch {
  private static final int ONCE = 1_000;

  /// Comparing more would cost more than it is worth: then it is a flood.
  private static final int MOST_COMPARED = 500_000;

  private LineMatch() {}

  /// The places in `now` of lines that stood in `before`; none where there are too many.
  static BitSet kept(List<LogicalLines.Line> before, List<LogicalLines.Line> now) {
    int rows = before.size();
    int columns = now.size();
    if (rows * columns > MOST_COMPARED) {
      return new BitSet();
    }
    String[] a = texts(before);
    String[] b = texts(now);
    int[] weights = weights(a, b);
    int[][] longest = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        longest[i][j] =
            a[i].equals(b[j])
                ? longest[i + 1][j + 1] + weights[j]
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    BitSet kept = new BitSet(columns);
    for (int i = 0, j = 0; i < rows && j < columns; ) {
      if (a[i].equals(b[j])) {
        kept.set(j++);
        i++;
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return kept;
  }

  /// Those lines that did not stand there before in that order, nor above what did. Where nobody
  /// knows what went by, what is there anyway is not told twice.
  ///
  /// @param from the first row that is told of where nothing stands there any more
  static List<LogicalLines.Line> fresh(
      List<LogicalLines.Line> before, List<LogicalLines.Line> region, int from) {
    BitSet kept = kept(before, region);
    int first = firstTelling(kept, region);
    List<LogicalLines.Line> fresh = new ArrayList<>(region.size());
    for (int i = Math.max(first, 0); i < region.size(); i++) {
      if (!kept.get(i) && (first >= 0 || region.get(i).row() >= from)) {
        fresh.add(region.get(i));
      }
    }
    return fresh;
  }

  /// The place of the first kept line that says so much that it hardly stands there by chance; -1
  /// when there is none.
  private static int firstTelling(BitSet kept, List<LogicalLines.Line> now) {
    int first = kept.nextSetBit(0);
    while (first >= 0 && now.get(first).text().length() < RowShift.TELLING) {
      first = kept.nextSetBit(first + 1);
    }
    return first;
  }

  /// A line that stands there once says most about where it stands, and a blank one little.
  private static int[] weights(String[] a, String[] b) {
    Map<String, Integer> times = new HashMap<>(2 * (a.length + b.length));
    for (String text : a) {
      times.merge(text, 1, Integer::sum);
    }
    for (String text : b) {
      times.merge(text, 1, Integer::sum);
    }
    int[] weights = new int[b.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = b[i].isEmpty() ? 1 : times.getOrDefault(b[i], 0) <= 2 ? ONCE : 4;
    }
    return weights;
  }

  private static String[] texts(List<LogicalLines.Line> lines) {
    String[] texts = new String[lines.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = lines.get(i).text();
    }
    return texts;
  }
}
