package dev.muxcast.text;

import dev.muxcast.event.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file of severity rules as read: the rules in their order, the words that take a match back,
/// and the samples that prove each rule.
///
/// The format is one thing a line: `[NAME SEVERITY]` begins a rule; `match`, `unless`, `before` and
/// `after` are followed by blank-separated patterns or, where they hold blanks, ones between `"` or
/// `'`, whichever they don't hold; `+` and `-` are followed by a sample line that must, or must
/// not, be matched by this rule; `!` is a comment. `before` and `after` stand above the first rule
/// and hold for all.
///
/// @param before words that take back a match they stand right before, such as `no`
/// @param after texts that take back a match they follow, such as `: 0`
record RuleFile(List<String> before, List<String> after, List<Rule> rules) {

  /// @param match the patterns, see [SeverityPattern]
  /// @param unless texts that take back the rule when the line holds one of them
  /// @param good lines that this rule must match
  /// @param bad lines that must stay info
  record Rule(
      String name,
      Severity severity,
      List<String> match,
      List<String> unless,
      List<String> good,
      List<String> bad) {}

  /// Reads the text of a rule file.
  ///
  /// @throws IllegalArgumentException naming the line and what is wrong with it
  static RuleFile parse(String text) {
    RuleFile file = new RuleFile(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    @Nullable Rule rule = null;
    int number = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      String line = text.substring(from, end < 0 ? text.length() : end);
      from = end < 0 ? text.length() : end + 1;
      number++;
      if (line.isBlank() || line.startsWith("!")) {
        continue;
      }
      if (line.startsWith("[")) {
        rule = head(line, number);
        file.rules.add(rule);
      } else {
        file.entry(line, rule, number);
      }
    }
    return file;
  }

  private static Rule head(String line, int number) {
    int blank = line.indexOf(' ');
    int end = line.indexOf(']');
    if (blank < 0 || end < blank) {
      throw wrong(number, "a rule begins with [NAME SEVERITY]");
    }
    String word = line.substring(blank + 1, end).strip();
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word.toLowerCase(Locale.ROOT))) {
        return new Rule(
            line.substring(1, blank),
            severity,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
      }
    }
    throw wrong(number, "no severity is called " + word);
  }

  private void entry(String line, @Nullable Rule rule, int number) {
    int blank = line.indexOf(' ');
    String key = blank < 0 ? line : line.substring(0, blank);
    String rest = blank < 0 ? "" : line.substring(blank + 1);
    if (rule == null) {
      switch (key) {
        case "before" -> before.addAll(words(rest, number));
        case "after" -> after.addAll(words(rest, number));
        default -> throw wrong(number, key + " needs a rule above it");
      }
      return;
    }
    switch (key) {
      case "match" -> rule.match.addAll(words(rest, number));
      case "unless" -> rule.unless.addAll(words(rest, number));
      case "+" -> rule.good.add(rest);
      case "-" -> rule.bad.add(rest);
      default -> throw wrong(number, key + " is none of match, unless, + and -");
    }
  }

  private static List<String> words(String text, int number) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      char quote = text.charAt(at);
      boolean quoted = quote == '"' || quote == '\'';
      int end = text.indexOf(quoted ? quote : ' ', at + 1);
      if (quoted && end < 0) {
        throw wrong(number, "a quote is not closed");
      }
      if (quoted && end + 1 < text.length() && text.charAt(end + 1) != ' ') {
        throw wrong(number, "a blank is missing after " + text.substring(at, end + 1));
      }
      int to = end < 0 ? text.length() : end;
      words.add(text.substring(quoted ? at + 1 : at, to));
      at = to + 1;
    }
    return words;
  }

  private static IllegalArgumentException wrong(int number, String what) {
    return new IllegalArgumentException("severity rules, line " + number + ": " + what);
  }
}
