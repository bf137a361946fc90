package dev.muxcast.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What somebody may have meant who mistyped a word. Pure.
final class Suggestion {
  private static final int FAR = 2;

  private Suggestion() {}

  /// The words that are the fewest slips away, two at most.
  static List<String> to(String typed, Collection<String> words) {
    List<String> near = new ArrayList<>();
    for (int slips = 0; slips <= FAR && near.isEmpty(); slips++) {
      for (String word : words) {
        if (slips < Math.min(word.length(), typed.length()) && slips(typed, word) == slips) {
          near.add(word);
        }
      }
    }
    return near;
  }

  /// How many letters were left out, put in, changed or swapped with the next (the optimal string
  /// alignment distance).
  static int slips(String a, String b) {
    int[][] slips = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          slips[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(slips[i - 1][j], slips[i][j - 1]) + 1;
        least = Math.min(least, slips[i - 1][j - 1] + same);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        slips[i][j] = swapped ? Math.min(least, slips[i - 2][j - 2] + 1) : least;
      }
    }
    return slips[a.length()][b.length()];
  }
}
