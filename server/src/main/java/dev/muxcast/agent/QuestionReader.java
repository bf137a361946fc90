package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a screen asks that waits: by the prompt's shape, and where that shows no answers by the
/// rule that knows the agent's words. Pure.
final class QuestionReader {
  private static final int MOST_ROWS = 12;
  private static final int MOST_ROWS_BELOW = 8;

  private QuestionReader() {}

  /// @param prompt what the shape shows, or null
  /// @param asked the row in which the question begins, or -1
  /// @param answers the words of choices that are no list
  static Question read(ScreenView view, @Nullable Prompt prompt, int asked, List<String> answers) {
    if (prompt != null && prompt.row() >= asked) {
      return prompt.question();
    }
    ScreenView.Range within = view.range(Zone.BELOW);
    String all = view.compact(within);
    List<String> found = new ArrayList<>();
    for (String answer : answers) {
      if (all.contains(ScreenView.compact(answer))) {
        found.add(answer);
      }
    }
    List<String> rows = view.rows(view.range(Zone.SCREEN));
    Wraps wraps = new Wraps(rows);
    int first = first(wraps, rows.size(), within.from(), found);
    int last =
        asked >= within.from() && (first == rows.size() || first <= asked)
            ? end(wraps, rows.size(), asked)
            : first == rows.size() ? lowest(wraps, first, within.from()) : first - 1;
    return new Question(AskedText.of(rows, wraps, last), List.copyOf(found));
  }

  /// The last row of the question that begins in that one: with its mark, or before a blank row.
  private static int end(Wraps wraps, int size, int asked) {
    int row = asked;
    while (!wraps.bare(row).endsWith("?")
        && row + 1 < size
        && row - asked < MOST_ROWS
        && !wraps.bare(row + 1).isEmpty()
        && (wraps.goOn(row) || wraps.bare(row + 1).endsWith("?"))) {
      row++;
    }
    return row;
  }

  /// The row in which the answers begin; the end where they are not found.
  private static int first(Wraps wraps, int size, int from, List<String> answers) {
    int first = size;
    for (int i = size - 1; i >= from && first - i <= MOST_ROWS_BELOW; i--) {
      String bare = ScreenView.compact(wraps.bare(i));
      for (String answer : answers) {
        first = !bare.isEmpty() && ScreenView.compact(answer).startsWith(bare) ? i : first;
      }
    }
    return first;
  }

  /// The lowest row that is a question, or the last one.
  private static int lowest(Wraps wraps, int size, int from) {
    for (int i = size - 1; i >= from; i--) {
      if (wraps.bare(i).endsWith("?")) {
        return i;
      }
    }
    return size - 1;
  }
}
