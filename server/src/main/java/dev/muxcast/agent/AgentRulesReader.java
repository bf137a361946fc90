package dev.muxcast.agent;

import dev.muxcast.agent.AgentRules.Background;
import dev.muxcast.agent.AgentRules.Clause;
import dev.muxcast.agent.AgentRules.Head;
import dev.muxcast.agent.AgentRules.Rule;
import dev.muxcast.guard.Digits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the rule file of one agent; `docs/reference/agent-rules.md` describes it. Used once;
/// mutable, on one thread.
///
/// What stands below a line `samples` is for tests only, see [Samples].
final class AgentRulesReader {

  /// A rule file that can't be used; the message names the file and the line.
  static final class BadRules extends Exception {
    private static final long serialVersionUID = 1;

    BadRules(String message) {
      super(message);
    }
  }

  private static final int MOST_RULES = 128;
  private static final int MOST_ASIDE = 100;

  private final String agent;
  private final boolean checked;
  private final List<String> commands = new ArrayList<>();
  private final List<String> packages = new ArrayList<>();
  private final List<LinePattern> titles = new ArrayList<>();
  private final List<LinePattern> screen = new ArrayList<>();
  private final List<LinePattern> left = new ArrayList<>();
  private final List<List<LinePattern>> looks = new ArrayList<>();
  private final List<LinePattern> composer = new ArrayList<>();
  private final List<LinePattern> composerAfter = new ArrayList<>();
  private final List<LinePattern> composerNot = new ArrayList<>();
  private final List<LinePattern> composerEnd = new ArrayList<>();
  private final List<LinePattern> user = new ArrayList<>();
  private final List<LinePattern> own = new ArrayList<>();
  private final List<LinePattern> reply = new ArrayList<>();
  private int aside;
  private final List<Background> background = new ArrayList<>();
  private final List<HookRule> hooks = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private @Nullable Rule rule;
  private Zone zone = Zone.SCREEN;

  private AgentRulesReader(String agent, boolean checked) {
    this.agent = agent;
    this.checked = checked;
  }

  /// Reads how an agent is recognised, and nothing else.
  ///
  /// @param agent the file's name without its ending, which is the agent's short name
  /// @param file what to call the file in an error
  static Head head(String agent, String file, String text) throws BadRules {
    return new AgentRulesReader(agent, false).read(file, text, true).head();
  }

  /// Reads all of a file.
  ///
  /// @param checked whether each pattern is proven now; else that is done at its first use
  static AgentRules rules(String agent, String file, String text, boolean checked) throws BadRules {
    return new AgentRulesReader(agent, checked).read(file, text, false);
  }

  private AgentRules read(String file, String text, boolean headOnly) throws BadRules {
    int number = 0;
    for (int from = 0; from < text.length(); ) {
      int newline = text.indexOf('\n', from);
      int to = newline < 0 ? text.length() : newline;
      String line = text.substring(from, to).stripTrailing();
      from = to + 1;
      number++;
      if (headOnly && line.startsWith("hook ")) {
        continue;
      }
      if (line.equals("samples") || headOnly && line.startsWith("[")) {
        break;
      }
      try {
        line(line);
      } catch (IllegalArgumentException e) {
        throw new BadRules(file + ", line " + number + ": " + e.getMessage());
      }
    }
    return new AgentRules(
        agent,
        new Head(agent, commands, packages, titles, screen, left, looks),
        composer,
        composerAfter,
        composerNot,
        composerEnd,
        user,
        own,
        reply,
        aside,
        background,
        hooks,
        rules);
  }

  private void line(String line) {
    if (line.isEmpty() || line.startsWith("!")) {
      return;
    }
    if (line.startsWith("[")) {
      begin(line);
      return;
    }
    int blank = line.indexOf(' ');
    if (blank < 0) {
      throw new IllegalArgumentException(line + " says nothing");
    }
    String key = line.substring(0, blank);
    String rest = line.substring(blank + 1).strip();
    if (rule == null) {
      aboutTheAgent(key, rest);
    } else {
      clause(rule, key, rest);
    }
  }

  private void begin(String line) {
    if (!line.endsWith("]")) {
      throw new IllegalArgumentException(
          "a rule begins with [NAME STATUS] or [NAME STATUS REASON]");
    }
    String[] words = line.substring(1, line.length() - 1).split(" ", -1);
    boolean guess = words.length == 3 && words[1].equals("guess");
    boolean freezes = guess || words.length == 3 && words[1].equals("freeze");
    Status status = words.length < 2 ? null : Status.of(freezes ? words[2] : words[1]);
    if (status == null || words.length > 3) {
      throw new IllegalArgumentException(
          "a rule begins with [NAME STATUS], [NAME STATUS REASON], [NAME freeze STATUS] or"
              + " [NAME guess STATUS]");
    }
    if (rules.size() == MOST_RULES) {
      throw new IllegalArgumentException("an agent has at most " + MOST_RULES + " rules");
    }
    rule =
        new Rule(
            words[0],
            status,
            words.length == 3 && !freezes ? words[2] : null,
            freezes,
            guess,
            new ArrayList<>(),
            new ArrayList<>());
    rules.add(rule);
    zone = Zone.SCREEN;
  }

  private void aboutTheAgent(String key, String rest) {
    switch (key) {
      case "command" -> commands.addAll(words(rest));
      case "package" -> packages.addAll(words(rest));
      case "title" -> titles.addAll(patterns(rest));
      case "screen" -> screen.addAll(patterns(rest));
      case "left" -> left.addAll(patterns(rest));
      case "looks" -> looks.add(patterns(rest));
      case "composer" -> composer.addAll(patterns(rest));
      case "composer-after" -> composerAfter.addAll(patterns(rest));
      case "composer-not" -> composerNot.addAll(patterns(rest));
      case "composer-end" -> composerEnd.addAll(patterns(rest));
      case "user" -> user.addAll(patterns(rest));
      case "own" -> own.addAll(patterns(rest));
      case "reply" -> reply.addAll(patterns(rest));
      case "aside" -> {
        aside = (int) Digits.of(rest, MOST_ASIDE, 0);
        if (aside == 0) {
          throw new IllegalArgumentException("aside is followed by a number of blanks");
        }
      }
      case "hook" -> hooks.add(HookRule.of(rest));
      case "background" -> {
        int quote = rest.indexOf('"');
        Zone where = Zone.of(quote < 0 ? "" : rest.substring(0, quote).strip());
        if (where == null) {
          throw new IllegalArgumentException("background is followed by a zone and quoted words");
        }
        for (String word : words(rest.substring(quote))) {
          background.add(new Background(where, word));
        }
      }
      default ->
          throw new IllegalArgumentException(
              key + " is not known above the first rule; see docs/reference/agent-rules.md");
    }
  }

  private void clause(Rule rule, String key, String rest) {
    switch (key) {
      case "in" -> {
        Zone found = Zone.of(rest);
        if (found == null) {
          throw new IllegalArgumentException("no zone is called " + rest);
        }
        zone = found;
      }
      case "answers" -> rule.answers().addAll(words(rest));
      case "row", "ask", "rows", "no-row", "title", "no-title" ->
          rule.clauses().add(new Clause(kind(key), zone, patterns(rest), List.of()));
      case "says", "no-says" -> {
        List<String> texts = new ArrayList<>();
        for (String text : words(rest)) {
          texts.add(ScreenView.compact(text));
        }
        rule.clauses().add(new Clause(kind(key), zone, List.of(), texts));
      }
      default ->
          throw new IllegalArgumentException(
              key
                  + " is none of in, row, rows, ask, no-row, says, no-says, title, no-title and answers");
    }
  }

  private static Clause.Kind kind(String key) {
    return Clause.Kind.valueOf(key.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private List<LinePattern> patterns(String text) {
    List<LinePattern> patterns = new ArrayList<>();
    for (String word : words(text)) {
      LinePattern pattern = new LinePattern(word);
      patterns.add(checked ? pattern.checked() : pattern);
    }
    return patterns;
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      boolean quoted = text.charAt(at) == '"';
      int end = quoted ? text.indexOf('"', at + 1) : text.indexOf(' ', at);
      if (quoted && end < 0) {
        throw new IllegalArgumentException("a quote is not closed");
      }
      int to = end < 0 ? text.length() : end;
      words.add(text.substring(quoted ? at + 1 : at, to));
      at = to + 1;
    }
    if (words.isEmpty()) {
      throw new IllegalArgumentException("something has to follow");
    }
    return words;
  }
}
