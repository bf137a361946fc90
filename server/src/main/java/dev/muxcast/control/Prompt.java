package dev.muxcast.control;

import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A question on the screen with numbered answers: the lowest one, with no composer below it.
///
/// @param context what stands above the answers, one bare row each, the question included
/// @param answers the words of 1, 2, …
/// @param marked the number of the answer that Enter would take, 0 when none is marked
record Prompt(List<String> context, List<String> answers, int marked) {
  private static final int MOST_CONTEXT = 20;
  private static final int MOST_BELOW = 6;
  private static final String MARKS = "❯›>●";

  /// The prompt on the screen, or null.
  static @Nullable Prompt on(Screen screen) {
    List<String> rows = screen.rows();
    List<String> answers = new ArrayList<>();
    int marked = 0;
    int expected = 0;
    int below = 0;
    int row = rows.size() - 1;
    for (; row >= 0 && expected != 1; row--) {
      String bare = Rows.bare(rows.get(row));
      boolean isMarked = !bare.isEmpty() && MARKS.indexOf(bare.charAt(0)) >= 0;
      String text = isMarked ? bare.substring(1).strip() : bare;
      int number = number(text);
      if (number > 0 && (expected == 0 || number == expected - 1)) {
        answers.addFirst(text.substring(text.indexOf(' ') + 1).strip());
        marked = isMarked ? number : marked;
        expected = number;
      } else if (isMarked || !bare.isEmpty() && ++below > MOST_BELOW) {
        return null;
      }
    }
    if (expected != 1 || answers.size() < 2) {
      return null;
    }
    return new Prompt(context(rows, row), List.copyOf(answers), marked);
  }

  private static List<String> context(List<String> rows, int last) {
    List<String> context = new ArrayList<>();
    for (int i = last; i >= 0 && i > last - MOST_CONTEXT; i--) {
      String bare = Rows.bare(rows.get(i));
      if (bare.isEmpty() && !rows.get(i).isBlank() && !context.isEmpty()) {
        break; // a rule from side to side: what is above is no part of it
      }
      if (!bare.isEmpty()) {
        context.addFirst(bare);
      }
    }
    return context;
  }

  /// Whether that is what is asked: the question, or any part of what stands above the answers.
  boolean asks(String question) {
    String asked = Rows.compact(question);
    return !asked.isEmpty() && Rows.compact(String.join("", context)).endsWith(asked)
        || asked.length() >= 8 && Rows.compact(String.join("", context)).contains(asked);
  }

  /// The number of an answer that is named by its number or by how it begins; 0 when none or
  /// several are.
  int choice(String text) {
    int number = number(text.strip() + ". ");
    if (number > 0) {
      return number <= answers.size() ? number : 0;
    }
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    int found = 0;
    for (int i = 0; i < answers.size(); i++) {
      String answer = answers.get(i).toLowerCase(Locale.ROOT);
      if (answer.equals(wanted)) {
        return i + 1;
      }
      if (answer.startsWith(wanted)) {
        found = found == 0 ? i + 1 : -1;
      }
    }
    return Math.max(found, 0);
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
