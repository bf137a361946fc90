package dev.muxcast.screen;

import dev.muxcast.screen.LogicalLines.Line;
import java.util.List;

/// Finds what was known in lines that tmux has wrapped anew, as the pane has another width: rows
/// mean nothing then, and where a line ends may be forgotten (the last row before a screen that was
/// drawn over does not say any more that it goes on). The characters are the same, but for blanks.
/// Pure.
final class Rewrap {
  private Rewrap() {}

  /// Where what was known ends.
  ///
  /// @param line the line in which it does; -1 when nothing of it is there
  /// @param known how many of the line's characters were known
  /// @param unsure whether it may end elsewhere too; then this is the last place
  record End(int line, int known, boolean unsure) {}

  /// Less than that may stand anywhere.
  private static final int TELLING = 12;

  /// @param before lines that were known, the first of which may be cut at its beginning
  /// @param now the lines there are
  /// @param whole whether both begin with the first line that the pane ever had
  static End of(List<Line> before, List<Line> now, boolean whole) {
    StringBuilder was = new StringBuilder();
    for (Line line : before) {
      dense(line.text(), was);
    }
    StringBuilder is = new StringBuilder();
    int[] ends = new int[now.size()];
    for (int i = 0; i < ends.length; i++) {
      dense(now.get(i).text(), is);
      ends[i] = is.length();
    }
    Found found = find(was.toString(), is.toString(), whole);
    int end = found.end();
    if (end <= 0) {
      return new End(-1, 0, false);
    }
    int line = 0;
    while (ends[line] < end) {
      line++;
    }
    int begun = line == 0 ? 0 : ends[line - 1];
    return new End(line, characters(now.get(line).text(), end - begun), found.times() > 1);
  }

  /// @param end where the last place ends, at which one text stands in the other, or its end at the
  ///   other's beginning, which may be by chance; 0 when there is none
  private record Found(int end, int times) {}

  /// In linear time, whatever the texts (Knuth, Morris and Pratt).
  private static Found find(String known, String all, boolean whole) {
    if (whole) {
      return new Found(all.startsWith(known) ? known.length() : 0, 1);
    }
    int[] borders = borders(known);
    int end = 0;
    int times = 0;
    for (int i = 0, matched = 0; known.length() >= TELLING && i < all.length(); i++) {
      matched = next(known, borders, matched, all.charAt(i));
      if (matched == known.length()) {
        end = i + 1;
        times++;
      }
    }
    return times > 0 ? new Found(end, times) : new Found(overlap(known, all), 2);
  }

  private static int overlap(String known, String all) {
    String head = all.substring(0, Math.min(known.length(), all.length()));
    int[] borders = borders(head);
    int matched = 0;
    for (int i = 0; !head.isEmpty() && i < known.length(); i++) {
      matched = next(head, borders, matched, known.charAt(i));
    }
    return matched < TELLING ? 0 : matched;
  }

  /// For each length of a beginning of the text, how long a shorter one also ends there.
  private static int[] borders(String text) {
    int[] borders = new int[text.length() + 1];
    for (int i = 1, matched = 0; i < text.length(); i++) {
      matched = next(text, borders, matched, text.charAt(i));
      borders[i + 1] = matched;
    }
    return borders;
  }

  private static int next(String text, int[] borders, int matched, char after) {
    int length = matched;
    while (length > 0 && (length == text.length() || text.charAt(length) != after)) {
      length = borders[length];
    }
    return text.charAt(length) == after ? length + 1 : 0;
  }

  private static int characters(String text, int dense) {
    int left = dense;
    int at = 0;
    while (left > 0) {
      left -= text.charAt(at++) == ' ' ? 0 : 1;
    }
    return at;
  }

  private static void dense(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != ' ') {
        to.append(text.charAt(i));
      }
    }
  }
}
