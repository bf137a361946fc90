package dev.muxcast.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Reads the text of a [TextPattern]. What follows a choice is kept in each of its branches, so
/// that a choice is always the last step. Used once; mutable, on one thread.
final class PatternReader {

  /// One thing a pattern asks for.
  ///
  /// @param kind one of the constants
  /// @param set what a run is of
  /// @param min and max how long a run is
  /// @param either the branches of a choice
  record Step(int kind, CharSet set, int min, int max, Step[][] either) {
    static final int RUN = 0;
    static final int EITHER = 1;
    static final int NUMBER = 2;
    static final int OPEN = 3;
    static final int CLOSE = 4;
    static final int BORDER = 5;
    static final int LINE_END = 6;
    static final int WORD_END = 7;
  }

  private static final int MOST_STEPS = 4000;
  private static final Step[][] NO_CHOICE = {};

  /// Most steps are in many patterns; each is kept once.
  private static final Map<Step, Step> KNOWN = new ConcurrentHashMap<>();

  private final String text;
  private final boolean words;
  private final boolean ignoreCase;
  private final boolean atStart;
  private TextPattern.Left left = TextPattern.Left.NOTHING;
  private boolean hasPart;
  private int made;
  private int at;
  private final Step[] steps;

  PatternReader(String pattern, boolean words) {
    boolean flagged = pattern.startsWith("(?i)");
    String bare = pattern.substring(flagged ? 4 : 0);
    atStart = bare.startsWith("^");
    text = bare.substring(atStart ? 1 : 0);
    this.words = words;
    ignoreCase = flagged || (words && !hasUpper(text));
    steps = read();
  }

  /// The patterns that a rule file's line holds: those between its `|`, each beginning with the
  /// line's `(?i)`.
  static List<String> patterns(String line) {
    List<String> patterns = new ArrayList<>();
    String flag = line.startsWith("(?i)") ? "(?i)" : "";
    boolean choice = false;
    int from = flag.length();
    for (int at = from; at < line.length(); ) {
      char c = line.charAt(at);
      choice = c == '(' ? line.startsWith("(?:", at) : choice && c != ')';
      if (c == '|' && !choice) {
        patterns.add(flag + line.substring(from, at));
        from = at + 1;
      }
      at = CharSet.end(line, at);
    }
    patterns.add(flag + line.substring(from));
    return patterns;
  }

  private static boolean hasUpper(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (Character.isUpperCase(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  Step[] steps() {
    return steps;
  }

  TextPattern.Left left() {
    return left;
  }

  boolean atStart() {
    return atStart;
  }

  boolean hasPart() {
    return hasPart;
  }

  private Step[] read() {
    if (text.startsWith("\\I")) {
      left = TextPattern.Left.IDENTIFIER;
      at = 2;
    } else if (text.startsWith("\\N ")) {
      left = TextPattern.Left.NUMBER;
      at = 3;
    }
    return sequence(false);
  }

  /// The steps up to the end, or to what ends a branch.
  private Step[] sequence(boolean branch) {
    List<Step> row = new ArrayList<>();
    while (at < text.length() && !(branch && "|)".indexOf(text.charAt(at)) >= 0)) {
      char c = text.charAt(at);
      if (text.startsWith("(?:", at)) {
        if (branch) {
          throw new IllegalArgumentException("a (?: stands in another");
        }
        return choice(row);
      }
      if (c == '(' || c == ')') {
        if (branch || (c == ')' && !hasPart)) {
          throw new IllegalArgumentException("a parenthesis stands alone, or in a branch");
        }
        hasPart = true;
        row.add(sign(c == '(' ? Step.OPEN : Step.CLOSE));
        at++;
      } else if (c == '$' && at + 1 == text.length()) {
        row.add(sign(Step.LINE_END));
        at++;
      } else if (text.startsWith("\\b", at)) {
        row.add(sign(Step.BORDER));
        at += 2;
      } else if (text.startsWith("\\N", at)) {
        row.add(sign(Step.NUMBER));
        at += 2;
      } else {
        row.add(counted());
      }
    }
    if (words && !branch && (row.isEmpty() || row.getLast().kind != Step.LINE_END)) {
      row.add(sign(Step.WORD_END));
    }
    return array(row);
  }

  private Step[] choice(List<Step> before) {
    at += 3;
    List<Step[]> branches = new ArrayList<>();
    while (true) {
      branches.add(sequence(true));
      if (at >= text.length()) {
        throw new IllegalArgumentException("a (?: is not closed");
      }
      if (text.charAt(at++) == ')') {
        break;
      }
    }
    if (at < text.length() && text.charAt(at) == '?') {
      at++;
      branches.add(new Step[0]);
    }
    Step[] rest = sequence(false);
    Step[][] either = new Step[branches.size()][];
    for (int i = 0; i < either.length; i++) {
      List<Step> row = new ArrayList<>(List.of(branches.get(i)));
      row.addAll(List.of(rest));
      either[i] = array(row);
    }
    before.add(new Step(Step.EITHER, CharSet.BLANK, 0, 0, either));
    return array(before);
  }

  private Step[] array(List<Step> row) {
    made += row.size();
    if (made > MOST_STEPS) {
      throw new IllegalArgumentException("a pattern is too long");
    }
    return row.toArray(new Step[0]);
  }

  private static Step sign(int kind) {
    return known(new Step(kind, CharSet.BLANK, 0, 0, NO_CHOICE));
  }

  private Step counted() {
    int end = CharSet.end(text, at);
    boolean blank = words && text.charAt(at) == ' ';
    CharSet set = blank ? CharSet.BLANK : CharSet.parse(text.substring(at, end));
    at = end;
    CharSet members = ignoreCase ? set.anyCase() : set;
    char quantity = at < text.length() ? text.charAt(at) : ' ';
    at += "?*+".indexOf(quantity) >= 0 ? 1 : 0;
    return switch (quantity) {
      case '?' -> run(members, 0, 1);
      case '*' -> run(members, 0, TextPattern.MANY);
      case '+' -> run(members, 1, TextPattern.MANY);
      case '{' -> braced(members);
      default -> run(members, 1, blank ? TextPattern.MANY : 1);
    };
  }

  private Step braced(CharSet set) {
    int close = text.indexOf('}', at);
    if (close < 0) {
      throw new IllegalArgumentException("a { is not closed");
    }
    String count = text.substring(at + 1, close);
    at = close + 1;
    int comma = count.indexOf(',');
    int min = number(comma < 0 ? count : count.substring(0, comma));
    String most = comma < 0 ? count : count.substring(comma + 1);
    return run(set, min, most.isEmpty() ? TextPattern.MANY : number(most));
  }

  private static int number(String digits) {
    try {
      return Math.min(Integer.parseInt(digits), TextPattern.MANY);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("{" + digits + "} is no count", e);
    }
  }

  private static Step run(CharSet set, int min, int max) {
    return known(new Step(Step.RUN, set, min, max, NO_CHOICE));
  }

  private static Step known(Step step) {
    Step known = KNOWN.putIfAbsent(step, step);
    return known == null ? step : known;
  }
}
