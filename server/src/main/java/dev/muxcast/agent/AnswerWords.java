package dev.muxcast.agent;

import java.util.List;
import java.util.Locale;

/// What the words of answers mean: which one is named, which ones let something be done, which not.
/// Pure.
final class AnswerWords {
  private static final List<String> YES =
      List.of(
          "yes",
          "allow",
          "approve",
          "accept",
          "run",
          "proceed",
          "continue",
          "confirm",
          "trust",
          "ok",
          "grant",
          "always");
  private static final List<String> NO =
      List.of(
          "no",
          "deny",
          "reject",
          "decline",
          "skip",
          "cancel",
          "don't",
          "never",
          "abort",
          "disallow",
          "stop",
          "exit",
          "quit");

  /// What an answer holds that says yes to more than what is asked.
  private static final List<String> MORE =
      List.of(
          "always",
          "all",
          "every",
          "everything",
          "session",
          "again",
          "remember",
          "future",
          "auto",
          "auto-approve",
          "switch",
          "amend");

  private AnswerWords() {}

  /// Whether one of them lets something be done and another one does not.
  static boolean permission(List<String> answers) {
    boolean yes = false;
    boolean no = false;
    for (String answer : answers) {
      yes |= begins(answer, YES);
      no |= begins(answer, NO);
    }
    return yes && no;
  }

  /// Whether a list's answer alone speaks of letting something be done, or of not doing so.
  static boolean speaks(List<String> answers) {
    for (String answer : answers) {
      if (begins(answer, YES) || begins(answer, NO)) {
        return true;
      }
    }
    return false;
  }

  /// The number of the answer that is named by it, by all of its words, by its first ones, or by
  /// yes or no where only one answer means that; 0 when none or several are.
  static int choice(List<String> answers, String text) {
    String wanted = text.strip();
    int number = number(wanted);
    if (number >= 0) {
      return number <= answers.size() ? number : 0;
    }
    String compact = ScreenView.compact(wanted);
    int whole = 0;
    int first = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (ScreenView.compact(answers.get(i)).equalsIgnoreCase(compact)) {
        whole = whole == 0 ? i + 1 : -1;
      } else if (begins(answers.get(i), wanted)) {
        first = first == 0 ? i + 1 : -1;
      }
    }
    if (whole != 0 || first > 0) {
      return Math.max(whole != 0 ? whole : first, 0);
    }
    return switch (wanted.toLowerCase(Locale.ROOT)) {
      case "yes", "y" -> only(answers, YES);
      case "no", "n" -> only(answers, NO);
      default -> 0;
    };
  }

  /// A number of one or two digits; -1 when it is none.
  private static int number(String text) {
    boolean digits = !text.isEmpty() && text.length() <= 2;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits ? Integer.parseInt(text) : -1;
  }

  /// The only answer of that meaning, those that say more than was asked left out; else 0.
  private static int only(List<String> answers, List<String> meaning) {
    int found = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (begins(answers.get(i), meaning) && !saysMore(answers.get(i))) {
        found = found == 0 ? i + 1 : -1;
      }
    }
    return Math.max(found, 0);
  }

  private static boolean saysMore(String answer) {
    String all = " " + answer.toLowerCase(Locale.ROOT).replace(',', ' ').replace(')', ' ') + " ";
    for (String word : MORE) {
      if (all.contains(" " + word + " ")) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String answer, List<String> words) {
    for (String word : words) {
      if (begins(answer, word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the words are the first ones of the answer: none of them is cut.
  private static boolean begins(String answer, String words) {
    int length = words.length();
    return length > 0
        && answer.regionMatches(true, 0, words, 0, length)
        && (answer.length() == length || !Character.isLetterOrDigit(answer.charAt(length)));
  }
}
