package dev.muxcast.screen;

import java.util.BitSet;
import java.util.List;

/// Which of a pane's lines stood there before, in the same order: the longest common subsequence.
/// Pure.
final class LineMatch {
  private LineMatch() {}

  /// The places in `now` of lines that stood in `before`.
  static BitSet kept(List<LogicalLines.Line> before, List<LogicalLines.Line> now) {
    int rows = before.size();
    int columns = now.size();
    String[] a = texts(before);
    String[] b = texts(now);
    int[][] longest = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        longest[i][j] =
            a[i].equals(b[j])
                ? longest[i + 1][j + 1] + weight(b[j])
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

  /// A blank line stands anywhere, and says little.
  private static int weight(String text) {
    return text.isEmpty() ? 1 : 4;
  }

  private static String[] texts(List<LogicalLines.Line> lines) {
    String[] texts = new String[lines.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = lines.get(i).text();
    }
    return texts;
  }
}
