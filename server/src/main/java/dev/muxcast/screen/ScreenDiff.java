package dev.muxcast.screen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What changed between two pictures of a pane's screen.
///
/// A line that only moved up because the screen scrolled has not changed: it was reported when it
/// was written. So a program that writes at the bottom of a scrolling screen is reported line by
/// line, not screen by screen.
///
/// @param rows the rows, from 0, in ascending order, of the lines that changed
/// @param lines what stands in those rows now, without trailing blanks
public record ScreenDiff(List<Integer> rows, List<String> lines) {

  /// Nothing changed.
  static final ScreenDiff NOTHING = new ScreenDiff(List.of(), List.of());

  public ScreenDiff {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The changed lines, joined by LF.
  String content() {
    return String.join("\n", lines);
  }

  /// Compares two pictures of the same pane.
  ///
  /// @param before the rows seen last, or null when nothing is known of them
  /// @param now the rows of this picture
  /// @param seen lines already reported some other way; they count as unchanged when `before` is
  ///   null
  public static ScreenDiff between(
      @Nullable List<String> before, List<String> now, SeenLines seen) {
    if (before == null) {
      return pick(now, row -> !now.get(row).isBlank() && !seen.contains(now.get(row)));
    }
    int same = matches(before, now, 0);
    if (same == now.size() && before.size() == now.size()) {
      return NOTHING;
    }
    int scrolled = scrolled(before, now, same);
    return pick(
        now,
        row -> {
          String line = now.get(row);
          boolean moved = line.equals(at(before, row + scrolled));
          boolean stayed = line.equals(at(before, row));
          return !(moved || stayed || (scrolled > 0 && line.isBlank()));
        });
  }

  private interface RowTest {
    boolean changed(int row);
  }

  private static ScreenDiff pick(List<String> now, RowTest test) {
    List<Integer> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < now.size(); row++) {
      if (test.changed(row)) {
        rows.add(row);
        lines.add(now.get(row));
      }
    }
    return rows.isEmpty() ? NOTHING : new ScreenDiff(rows, lines);
  }

  private static String at(List<String> lines, int row) {
    return row < lines.size() ? lines.get(row) : "";
  }

  /// By how many rows the screen went up: the shift that explains most lines, and clearly more than
  /// no shift does; else 0.
  private static int scrolled(List<String> before, List<String> now, int same) {
    int best = 0;
    int bestMatches = Math.max(same, 1);
    for (int shift = 1; shift < before.size(); shift++) {
      int matches = matches(before, now, shift);
      if (matches > bestMatches) {
        best = shift;
        bestMatches = matches;
      }
    }
    return best;
  }

  private static int matches(List<String> before, List<String> now, int shift) {
    int count = 0;
    for (int row = 0; row < now.size() && row + shift < before.size(); row++) {
      String line = now.get(row);
      if ((shift == 0 || !line.isBlank()) && line.equals(before.get(row + shift))) {
        count++;
      }
    }
    return count;
  }
}
