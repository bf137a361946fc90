package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;

/// Answers that are chosen by a letter: `(Y)es/(N)o`, `[y] Approve [n] Deny`, `[y/N]`. Immutable.
///
/// @param before what stands before them in their row
/// @param keys the letter of each answer
record LetterAnswers(String before, List<String> answers, List<String> keys) {
  static final LetterAnswers NONE = new LetterAnswers("", List.of(), List.of());

  /// Those in a row; none where there are fewer than two.
  static LetterAnswers in(String row) {
    List<String> answers = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    int first = -1;
    for (int at = 0; at + 2 < row.length(); at++) {
      char open = row.charAt(at);
      boolean part =
          open == '('
              && row.charAt(at + 2) == ')'
              && at + 3 < row.length()
              && row.charAt(at + 3) != ' ';
      boolean named = open == '[' && row.charAt(at + 2) == ']';
      if ((part || named) && Character.isLetter(row.charAt(at + 1))) {
        int end = end(row, at + 3);
        String words = row.substring(part ? at + 1 : at + 3, end).replace(")", "").strip();
        answers.add(words);
        keys.add(String.valueOf(row.charAt(at + 1)).toLowerCase(java.util.Locale.ROOT));
        first = first < 0 ? at : first;
      }
    }
    if (answers.size() > 1) {
      return new LetterAnswers(before(row, first), List.copyOf(answers), List.copyOf(keys));
    }
    return yesOrNo(row);
  }

  private static LetterAnswers yesOrNo(String row) {
    String lower = row.toLowerCase(java.util.Locale.ROOT);
    for (String form : new String[] {"(y/n)", "[y/n]", "(yes/no)", "[yes/no]"}) {
      int at = lower.lastIndexOf(form);
      if (at > 0 && row.length() - at <= form.length() + 2) {
        boolean words = form.length() > 5;
        return new LetterAnswers(
            before(row, at),
            List.of("yes", "no"),
            words ? List.of("yes", "no") : List.of("y", "n"));
      }
    }
    return NONE;
  }

  /// Where an answer's words end.
  private static int end(String row, int from) {
    for (int i = from; i < row.length(); i++) {
      boolean gap = row.charAt(i) == ' ' && i + 1 < row.length() && row.charAt(i + 1) == ' ';
      if ("/,[(]:".indexOf(row.charAt(i)) >= 0 || gap && i > from) {
        return i;
      }
    }
    return row.length();
  }

  private static String before(String row, int end) {
    int to = end;
    while (to > 0 && " [(".indexOf(row.charAt(to - 1)) >= 0) {
      to--;
    }
    return row.substring(0, to);
  }
}
