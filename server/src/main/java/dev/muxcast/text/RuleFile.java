package dev.muxcast.text;

import dev.muxcast.event.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A file of rules as read: settings above the first rule, the rules in their order, and the
/// samples that prove each.
///
/// One thing a line: `[NAME]` or `[NAME SEVERITY]` begins a rule; `match` and `unless` are followed
/// by patterns (see [TextPattern]) with `|` between them, `+` and `-` by a sample line that must,
/// or must not, be matched by this rule; `!` is a comment. Nothing is quoted. What else stands
/// above the first rule is a setting.
///
/// @param settings the lines above the first rule
record RuleFile(List<String> settings, List<Rule> rules) {

  /// @param severity null where the rules have none
  /// @param match the texts of the patterns, one each
  /// @param unless patterns that take a match back
  /// @param good lines that this rule must match
  /// @param bad lines that no rule may match
  record Rule(
      String name,
      @Nullable Severity severity,
      List<String> match,
      List<String> unless,
      List<String> good,
      List<String> bad) {}

  /// Reads the text of a rule file, its lines ended as any system ends them.
  ///
  /// @param what the file is, for what is said of a mistake
  /// @throws IllegalArgumentException naming the line and what is wrong with it
  static RuleFile parse(String what, String text) {
    RuleFile file = new RuleFile(new ArrayList<>(), new ArrayList<>());
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("!")) {
        continue;
      }
      try {
        file.entry(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(what + ", line " + number + ": " + e.getMessage(), e);
      }
    }
    return file;
  }

  private void entry(String line) {
    if (line.startsWith("[")) {
      rules.add(head(line));
      return;
    }
    if (rules.isEmpty()) {
      settings.add(line);
      return;
    }
    Rule rule = rules.getLast();
    int blank = line.indexOf(' ');
    String rest = line.substring(blank + 1);
    switch (blank < 0 ? "" : line.substring(0, blank)) {
      case "match" -> patterns(rest, rule.match, rule.severity != null, true);
      case "unless" -> patterns(rest, rule.unless, rule.severity != null, false);
      case "+" -> rule.good.add(rest);
      case "-" -> rule.bad.add(rest);
      default -> throw new IllegalArgumentException("expected match, unless, + or -: " + line);
    }
  }

  /// Adds them once it is proved that they can be read, and those that are looked for found.
  private static void patterns(String line, List<String> known, boolean words, boolean sought) {
    for (String pattern : PatternReader.patterns(line)) {
      TextPattern made = words ? TextPattern.words(pattern) : TextPattern.of(pattern);
      if (sought) {
        new PatternIndex().add(made, 0);
      }
      known.add(pattern);
    }
  }

  private static Rule head(String line) {
    int end = line.indexOf(']');
    if (end < 2) {
      throw new IllegalArgumentException("a rule begins with [NAME] or [NAME SEVERITY]");
    }
    int blank = line.indexOf(' ');
    boolean plain = blank < 0 || blank > end;
    return new Rule(
        line.substring(1, plain ? end : blank),
        plain ? null : severity(line.substring(blank + 1, end).strip()),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  static Severity severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word.toLowerCase(Locale.ROOT))) {
        return severity;
      }
    }
    throw new IllegalArgumentException("no severity is called " + word);
  }

  /// The text of a file that muxcast ships with.
  static String shipped(String name) {
    try (InputStream in = RuleFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
