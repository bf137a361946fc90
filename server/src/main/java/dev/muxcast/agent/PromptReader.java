package dev.muxcast.agent;

import dev.muxcast.agent.Prompt.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the question on a screen by its shape: the lowest block of answers, with no composer below
/// it. What status tells and what `respond` takes are both read here. Pure.
///
/// Numbers speak for themselves. A list without them looks like a composer with text of several
/// lines, so it counts only where the screen says how to choose, or its answers say yes and no.
public final class PromptReader {
  private static final int MOST_ABOVE = 20;
  private static final int MOST_BELOW = 6;
  private static final int MOST_ANSWERS = 30;
  private static final int MOST_DIGITS = 9;
  private static final String MARKS = "❯›>●▶→▸➤";
  private static final List<String> HINTS =
      List.of(
          "entertoselect",
          "entertoconfirm",
          "entertosubmit",
          "entertocontinue",
          "entertoaccept",
          "enterconfirm",
          "enterselect",
          "entersubmit",
          "entercontinue",
          "↵confirm",
          "↵select",
          "esctocancel",
          "esccancel",
          "esctogoback",
          "escback",
          "esctoclose",
          "esctoexit",
          "esctoreject",
          "tonavigate",
          "↑↓select",
          "⇆select",
          "arrowkeys",
          "tabtoamend");

  /// Hints of lists that one may leave as they are.
  private static final List<String> CLOSES =
      List.of("esctogoback", "escback", "esctoclose", "escclose", "esctodismiss", "escexit");

  private final List<String> rows;
  private final Wraps wraps;

  private PromptReader(List<String> rows) {
    this.rows = rows;
    this.wraps = new Wraps(rows);
  }

  /// The question on the screen, or null.
  public static @Nullable Prompt on(List<String> rows) {
    PromptReader reader = new PromptReader(NestedScreen.inner(rows));
    Prompt numbered = reader.numbered();
    if (numbered != null) {
      return numbered;
    }
    int hint = reader.hint(HINTS, 0, MOST_BELOW);
    Prompt buttons = hint < 0 ? null : reader.buttons(hint);
    if (buttons != null) {
      return buttons;
    }
    Prompt list = reader.list(hint);
    return list != null ? list : reader.keys();
  }

  private @Nullable Prompt numbered() {
    List<String> answers = new ArrayList<>();
    int marked = 0;
    int at = 0;
    int expected = 0;
    int below = 0;
    int last = 0;
    int end = rows.size();
    int row = rows.size() - 1;
    for (; row >= 0 && expected != 1; row--) {
      String bare = wraps.bare(row);
      boolean isMarked = isMarked(bare);
      int number = number(isMarked ? withoutMark(bare) : bare);
      if (number > 0 && (expected == 0 || number == expected - 1)) {
        answers.addFirst(label(wraps.answer(row, end)));
        end = row;
        last = expected == 0 ? row : last;
        marked = isMarked ? number : marked;
        at = isMarked || marked == 0 ? row : at;
        expected = number;
        below = 0;
      } else if (isMarked || !bare.isEmpty() && !wraps.goOn(row - 1) && ++below > MOST_BELOW) {
        return null;
      }
    }
    if (expected == 0 || expected > 1 && marked == 0) {
      return null;
    }
    for (; expected > 1; expected--) {
      answers.addFirst("…"); // they are above what the screen shows
    }
    return answers.size() > 1
        ? prompt(
            row,
            answers,
            List.of(),
            marked,
            answers.size() > MOST_DIGITS ? Kind.LIST : Kind.NUMBERED,
            at,
            hint(HINTS, last, rows.size()))
        : null;
  }

  /// The lowest row that says how to choose, among the lowest ones; -1 when there is none.
  private int hint(List<String> hints, int from, int most) {
    int seen = 0;
    String below = "";
    for (int row = rows.size() - 1; row >= from && seen < most; row--) {
      String compact = ScreenView.compact(rows.get(row)).toLowerCase(Locale.ROOT);
      for (String hint : hints) {
        if (compact.contains(hint) || wraps.goOn(row) && (compact + below).contains(hint)) {
          return row;
        }
      }
      below = compact;
      seen += compact.isEmpty() ? 0 : 1;
    }
    return -1;
  }

  /// Answers side by side, in the row that says how to choose or right above it, as OpenCode has
  /// them.
  private @Nullable Prompt buttons(int hint) {
    for (int row = hint; rows.get(hint).indexOf('⇆') >= 0 && row > 0 && row > hint - 3; row--) {
      List<String> answers = sideBySide(row);
      if (answers.size() > 1 && answers.size() <= MOST_DIGITS) {
        return prompt(row - 1, answers, List.of(), 0, Kind.BUTTONS, row, hint);
      }
    }
    return null;
  }

  private List<String> sideBySide(int row) {
    List<String> answers = new ArrayList<>();
    String bare = wraps.bare(row);
    for (int from = 0; from < bare.length(); ) {
      int gap = bare.indexOf("   ", from);
      String part = label(bare.substring(from, gap < 0 ? bare.length() : gap).strip());
      if (!part.isEmpty() && !Character.isUpperCase(part.charAt(0))) {
        break; // keys and what they do
      }
      if (!part.isEmpty()) {
        answers.add(part);
      }
      from = gap < 0 ? bare.length() : gap + 3;
    }
    return answers;
  }

  /// A marked row and its neighbours that begin in the same column.
  private @Nullable Prompt list(int hint) {
    int mark = hint < 0 ? rows.size() - 1 : hint - 1;
    int between = 0;
    while (mark >= 0 && !isMarked(wraps.bare(mark)) && between <= MOST_DIGITS) {
      between += wraps.bare(mark).isEmpty() ? 0 : 1;
      mark--;
    }
    if (mark < 0 || !isMarked(wraps.bare(mark))) {
      return null;
    }
    int column = column(mark);
    int first = mark;
    while (first > 0 && !isMarked(wraps.bare(first - 1)) && column(first - 1) == column) {
      first--;
    }
    List<String> answers = new ArrayList<>();
    int row = first;
    for (; row < (hint < 0 ? rows.size() : hint) && column(row) == column; row++) {
      answers.add(label(withoutMark(wraps.bare(row))));
    }
    boolean plausible = answers.size() > 1 && answers.size() <= MOST_ANSWERS && column >= 0;
    boolean ends = hint >= 0 || isBlankFrom(row) && AnswerWords.permission(answers);
    return plausible && ends
        ? prompt(first - 1, answers, List.of(), mark - first + 1, Kind.LIST, mark, hint)
        : null;
  }

  /// Answers by letters in the lowest row, as in `(Y)es/(N)o [Yes]:` and `[y] Approve [n] Deny`.
  private @Nullable Prompt keys() {
    int row = rows.size() - 1;
    while (row >= 0 && wraps.bare(row).isEmpty()) {
      row--;
    }
    LetterAnswers found = row < 0 ? LetterAnswers.NONE : LetterAnswers.in(wraps.bare(row));
    if (found.answers().size() < 2) {
      return null;
    }
    // What is asked stands in the same row, or above it.
    return found.before().isEmpty()
        ? prompt(row - 1, found.answers(), found.keys(), 0, Kind.KEYS, row, row)
        : new Prompt(
            List.of(found.before()),
            found.before(),
            found.answers(),
            found.keys(),
            0,
            Kind.KEYS,
            row,
            true,
            false);
  }

  private Prompt prompt(
      int last, List<String> answers, List<String> keys, int marked, Kind kind, int at, int hint) {
    List<String> above = new ArrayList<>();
    for (int row = last; row >= 0 && above.size() < MOST_ABOVE; row--) {
      String bare = wraps.bare(row);
      if (!bare.isEmpty()) {
        above.addFirst(bare);
      }
    }
    return new Prompt(
        List.copyOf(above),
        AskedText.of(rows, wraps, last),
        List.copyOf(answers),
        keys,
        marked,
        kind,
        at,
        hint >= 0,
        hint >= 0 && hint(CLOSES, hint, rows.size()) >= 0);
  }

  private boolean isBlankFrom(int row) {
    for (int i = row; i < rows.size(); i++) {
      if (!wraps.bare(i).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// The column in which a row's words begin, behind its mark; -1 where there are none.
  private int column(int row) {
    String bare = wraps.bare(row);
    String words = withoutMark(bare);
    return words.isEmpty() ? -1 : rows.get(row).indexOf(bare) + bare.length() - words.length();
  }

  private static boolean isMarked(String bare) {
    return !bare.isEmpty() && MARKS.indexOf(bare.charAt(0)) >= 0;
  }

  /// A row without its mark.
  private static String withoutMark(String bare) {
    int from = isMarked(bare) ? 1 : 0;
    while (from > 0 && from < bare.length() && Wraps.isFrame(bare.charAt(from))) {
      from++;
    }
    return bare.substring(from);
  }

  /// An answer without what explains it in a column of its own.
  private static String label(String answer) {
    int gap = answer.indexOf("  ");
    return gap > 0 ? answer.substring(0, gap) : answer;
  }

  /// The number a row begins with, as in `2. Yes` and `2 (○) Yes`; 0 when it does not.
  private static int number(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits)) && digits < 3) {
      digits++;
    }
    if (digits == 0 || digits == 3 || digits + 2 > text.length()) {
      return 0;
    }
    char sign = text.charAt(digits);
    boolean listed = (sign == '.' || sign == ')') && text.charAt(digits + 1) == ' ';
    boolean radio = text.startsWith(" (", digits) && text.indexOf(')') == digits + 3;
    return listed || radio ? Integer.parseInt(text.substring(0, digits)) : 0;
  }
}
