package dev.muxcast.control;

import dev.muxcast.agent.Wraps;
import dev.muxcast.control.Prompt.Kind;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the question on a screen: the lowest list of answers, with no composer below it. Pure.
///
/// Numbers speak for themselves. A list without them looks like a composer with text of several
/// lines, so it counts only above a row that says how to choose.
final class PromptReader {
  private static final int MOST_ABOVE = 20;
  private static final int MOST_BELOW = 6;
  private static final int MOST_ANSWERS = 9;
  private static final String MARKS = "❯›>●";
  private static final List<String> HINTS =
      List.of("entertoselect", "entertoconfirm", "enterconfirm", "enterselect", "esctocancel");

  private final List<String> rows;
  private final Wraps wraps;

  private PromptReader(List<String> rows) {
    this.rows = rows;
    this.wraps = new Wraps(rows);
  }

  /// The question on the screen, or null.
  static @Nullable Prompt on(Screen screen) {
    PromptReader reader = new PromptReader(screen.rows());
    Prompt numbered = reader.numbered();
    if (numbered != null) {
      return numbered;
    }
    int hint = reader.hint();
    if (hint < 0) {
      return null;
    }
    Prompt buttons = reader.buttons(hint);
    return buttons != null ? buttons : reader.list(hint);
  }

  private @Nullable Prompt numbered() {
    List<String> answers = new ArrayList<>();
    int marked = 0;
    int expected = 0;
    int below = 0;
    int end = rows.size();
    int row = rows.size() - 1;
    for (; row >= 0 && expected != 1; row--) {
      String bare = ScreenRows.bare(rows.get(row));
      boolean isMarked = isMarked(bare);
      String text = isMarked ? bare.substring(1).strip() : bare;
      int number = number(text);
      if (number > 0 && (expected == 0 || number == expected - 1)) {
        answers.addFirst(wraps.answer(row, end));
        end = row;
        marked = isMarked ? number : marked;
        expected = number;
      } else if (isMarked || !bare.isEmpty() && !wraps.goOn(row - 1) && ++below > MOST_BELOW) {
        return null;
      }
    }
    return expected == 1 && answers.size() > 1
        ? new Prompt(above(row), List.copyOf(answers), marked, Kind.NUMBERED)
        : null;
  }

  /// The row that says how to choose, among the lowest ones; -1 when there is none.
  private int hint() {
    int seen = 0;
    for (int row = rows.size() - 1; row >= 0 && seen < MOST_BELOW; row--) {
      String compact = ScreenRows.compact(rows.get(row)).toLowerCase(java.util.Locale.ROOT);
      for (String hint : HINTS) {
        if (compact.contains(hint)) {
          return row;
        }
      }
      seen += compact.isEmpty() ? 0 : 1;
    }
    return -1;
  }

  /// Answers side by side, in the row that says how to choose, as OpenCode has them.
  private @Nullable Prompt buttons(int row) {
    if (rows.get(row).indexOf('⇆') < 0) {
      return null;
    }
    List<String> answers = new ArrayList<>();
    for (String part : ScreenRows.bare(rows.get(row)).split(" {3,}")) {
      if (part.contains("  ")) {
        break; // keys and what they do
      }
      answers.add(part.strip());
    }
    return answers.size() > 1 && answers.size() <= MOST_ANSWERS
        ? new Prompt(above(row - 1), List.copyOf(answers), 0, Kind.BUTTONS)
        : null;
  }

  /// A marked row and its neighbours that begin in the same column.
  private @Nullable Prompt list(int hint) {
    int mark = hint - 1;
    int between = 0;
    while (mark >= 0 && !isMarked(ScreenRows.bare(rows.get(mark))) && between <= MOST_ANSWERS) {
      between += rows.get(mark).isBlank() ? 0 : 1;
      mark--;
    }
    if (mark < 0 || !isMarked(ScreenRows.bare(rows.get(mark)))) {
      return null;
    }
    int column = column(mark);
    int first = mark;
    while (first > 0
        && !isMarked(ScreenRows.bare(rows.get(first - 1)))
        && column(first - 1) == column) {
      first--;
    }
    List<String> answers = new ArrayList<>();
    for (int row = first; row < hint && column(row) == column; row++) {
      answers.add(withoutMark(ScreenRows.bare(rows.get(row))));
    }
    return answers.size() > 1 && answers.size() <= MOST_ANSWERS
        ? new Prompt(above(first - 1), List.copyOf(answers), mark - first + 1, Kind.LIST)
        : null;
  }

  private List<String> above(int last) {
    List<String> above = new ArrayList<>();
    for (int row = last; row >= 0 && above.size() < MOST_ABOVE; row--) {
      String bare = ScreenRows.bare(rows.get(row));
      if (!bare.isEmpty()) {
        above.addFirst(bare);
      }
    }
    return List.copyOf(above);
  }

  /// The column in which a row's words begin, behind its mark; -1 where there are none.
  private int column(int row) {
    String bare = ScreenRows.bare(rows.get(row));
    String words = withoutMark(bare);
    return words.isEmpty() ? -1 : rows.get(row).indexOf(bare) + bare.length() - words.length();
  }

  private static boolean isMarked(String bare) {
    return !bare.isEmpty() && MARKS.indexOf(bare.charAt(0)) >= 0;
  }

  private static String withoutMark(String bare) {
    return isMarked(bare) ? bare.substring(1).stripLeading() : bare;
  }

  /// The number a row begins with, as in `2. Yes`; 0 when it does not. One digit: one key.
  private static int number(String text) {
    boolean numbered =
        text.length() > 2
            && text.charAt(0) >= '1'
            && text.charAt(0) <= '9'
            && (text.charAt(1) == '.' || text.charAt(1) == ')')
            && text.charAt(2) == ' ';
    return numbered ? text.charAt(0) - '0' : 0;
  }
}
