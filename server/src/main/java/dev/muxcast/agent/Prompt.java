package dev.muxcast.agent;

import dev.muxcast.text.RedactionRules;
import java.util.ArrayList;
import java.util.List;

/// A question on the screen with answers to choose from, as its shape shows it. Immutable.
///
/// @param above what stands above the answers, one bare row each, empty ones left out
/// @param text what is asked, and about what: what clients are told
/// @param answers their words, in order
/// @param keys the key of each answer, where it has one of its own; else empty
/// @param marked which of them, counted from 1, Enter would take; 0 when none is marked
/// @param row the screen's row of the marked answer, or of the first
/// @param hinted whether the screen names the keys by which one chooses
/// @param closes whether it says that one may just go back, as pickers of the user's do
public record Prompt(
    List<String> above,
    String text,
    List<String> answers,
    List<String> keys,
    int marked,
    Kind kind,
    int row,
    boolean hinted,
    boolean closes) {

  /// How an answer is chosen.
  public enum Kind {
    /// By its digit.
    NUMBERED,
    /// The mark goes up and down, Enter takes it.
    LIST,
    /// The mark goes left and right, Enter takes it; only colours show it.
    BUTTONS,
    /// By a letter, in some programs with Enter behind it.
    KEYS
  }

  /// What it tells clients.
  public Question question() {
    return new Question(text, answers);
  }

  /// Whether the shape alone proves that something waits to be chosen, whatever the words are.
  boolean certain() {
    return switch (kind) {
      case NUMBERED, LIST -> marked > 0 && (hinted || AnswerWords.permission(answers));
      case BUTTONS -> true;
      case KEYS -> AnswerWords.permission(answers);
    };
  }

  /// Whether that is what is asked: the text that clients are told, or whole rows right above the
  /// answers, as many as the client names.
  public boolean asks(String question) {
    String asked = ScreenView.compact(question);
    String all = "";
    for (int row = above.size() - 1; row >= 0 && all.length() < asked.length(); row--) {
      all = ScreenView.compact(above.get(row)) + all;
    }
    return !asked.isEmpty() && (all.equals(asked) || ScreenView.compact(text).equals(asked));
  }

  /// The same as clients are shown it.
  public Prompt masked(RedactionRules redaction) {
    List<String> shown = new ArrayList<>(above.size());
    for (String row : above) {
      shown.add(redaction.redact(row));
    }
    return new Prompt(
        shown, redaction.redact(text), answers, keys, marked, kind, row, hinted, closes);
  }

  /// The number of the answer that is named: by its number, its words, or yes and no; 0 when none
  /// or several are.
  public int choice(String text) {
    return AnswerWords.choice(answers, text);
  }

  /// The answers with their numbers, for whoever named none of them.
  public String choices() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < answers.size(); i++) {
      text.append(i == 0 ? "" : "; ").append(i + 1).append(". ").append(answers.get(i));
    }
    return text.toString();
  }

  /// Whether it is the same question, whichever answer is marked.
  public boolean same(Prompt other) {
    return kind == other.kind && answers.equals(other.answers) && above.equals(other.above);
  }

  public Prompt marking(int number) {
    return new Prompt(above, text, answers, keys, number, kind, row, hinted, closes);
  }
}
