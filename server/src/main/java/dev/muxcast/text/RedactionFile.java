package dev.muxcast.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file of redaction rules as read, one thing a line: `[NAME]` begins a rule, `match PATTERN`
/// says how its secret looks (see [SecretPattern]), `+ LINE` is a sample that holds one, `- LINE`
/// one that holds none, `!` begins a comment. In samples and patterns nothing is quoted.
///
/// @param rules in their order
record RedactionFile(List<Rule> rules) {

  /// @param good lines in which this rule finds a secret
  /// @param bad lines in which no rule does
  record Rule(String name, List<SecretPattern> match, List<String> good, List<String> bad) {}

  /// Reads the text of a rule file.
  ///
  /// @throws IllegalArgumentException naming the line and what is wrong with it
  static RedactionFile parse(String text) {
    List<Rule> rules = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank() || line.startsWith("!")) {
        continue;
      }
      try {
        entry(line, rules);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "redaction rules, line " + number + ": " + e.getMessage(), e);
      }
    }
    return new RedactionFile(List.copyOf(rules));
  }

  private static void entry(String line, List<Rule> rules) {
    if (line.startsWith("[") && line.endsWith("]")) {
      String name = line.substring(1, line.length() - 1);
      rules.add(new Rule(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
      return;
    }
    @Nullable Rule rule = rules.isEmpty() ? null : rules.getLast();
    int blank = line.indexOf(' ');
    if (rule == null || blank < 0) {
      throw new IllegalArgumentException("expected [NAME], match PATTERN, + LINE or - LINE");
    }
    String rest = line.substring(blank + 1);
    switch (line.substring(0, blank)) {
      case "match" -> rule.match.add(new SecretPattern(rest));
      case "+" -> rule.good.add(rest);
      case "-" -> rule.bad.add(rest);
      default ->
          throw new IllegalArgumentException(
              line.substring(0, blank) + " is none of match, + and -");
    }
  }
}
