package dev.muxcast.control;

import dev.muxcast.text.RedactionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A question on the screen with answers to choose from.
///
/// @param above what stands above the answers, one bare row each, empty ones left out
/// @param answers their words, in order
/// @param marked which of them, counted from 1, Enter would take; 0 when none is marked
record Prompt(List<String> above, List<String> answers, int marked, Kind kind) {

  /// How an answer is chosen.
  enum Kind {
    /// By its digit.
    NUMBERED,
    /// The mark goes up and down, Enter takes it.
    LIST,
    /// The mark goes left and right, Enter takes it; only colours show it.
    BUTTONS
  }

  /// Whether that is what is asked: whole rows right above the answers, as many as the client
  /// names.
  boolean asks(String question) {
    String asked = ScreenRows.compact(question);
    String all = "";
    for (int row = above.size() - 1; row >= 0 && all.length() < asked.length(); row--) {
      all = ScreenRows.compact(above.get(row)) + all;
    }
    return !asked.isEmpty() && all.equals(asked);
  }

  /// The same as clients are shown it.
  Prompt masked(RedactionRules redaction) {
    List<String> shown = new ArrayList<>(above.size());
    for (String row : above) {
      shown.add(redaction.redact(row));
    }
    return new Prompt(shown, answers, marked, kind);
  }

  /// The number of the answer that is named by it, by all of its words, or else by its first ones;
  /// 0 when none or several are.
  int choice(String text) {
    String wanted = text.strip();
    if (wanted.length() == 1 && wanted.charAt(0) >= '1' && wanted.charAt(0) <= '9') {
      int number = wanted.charAt(0) - '0';
      return number <= answers.size() ? number : 0;
    }
    int whole =
        only(answer -> ScreenRows.compact(answer).equalsIgnoreCase(ScreenRows.compact(wanted)));
    return whole > 0 ? whole : only(answer -> begins(answer, wanted));
  }

  private int only(Predicate<String> called) {
    int found = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (called.test(answers.get(i))) {
        found = found == 0 ? i + 1 : -1;
      }
    }
    return Math.max(found, 0);
  }

  /// Whether the words are the first ones of the answer: none of them is cut.
  private static boolean begins(String answer, String words) {
    int length = words.length();
    return length > 0
        && answer.regionMatches(true, 0, words, 0, length)
        && (answer.length() == length || !Character.isLetterOrDigit(answer.charAt(length)));
  }

  /// The answers with their numbers, for whoever named none of them.
  String choices() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < answers.size(); i++) {
      text.append(i == 0 ? "" : "; ").append(i + 1).append(". ").append(answers.get(i));
    }
    return text.toString();
  }

  /// Whether it is the same question, whichever answer is marked.
  boolean same(Prompt other) {
    return kind == other.kind && answers.equals(other.answers) && above.equals(other.above);
  }

  Prompt marking(int number) {
    return new Prompt(above, answers, number, kind);
  }
}
