package dev.muxcast.agent;

import dev.muxcast.agent.AgentRules.Background;
import dev.muxcast.agent.AgentRules.Clause;
import dev.muxcast.agent.AgentRules.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Judges a screen and a title by the rules of one agent: the first rule that holds decides. Pure.
final class ScreenJudge {
  private static final int MOST_LIMIT_ROWS = 4;

  /// What a rule came to.
  ///
  /// @param row the row that a `row` clause matched last, or -1
  /// @param asked the row that an `ask` clause matched, or -1
  record Outcome(boolean holds, int row, int asked, boolean onScreen, ScreenView.Range within) {}

  private ScreenJudge() {}

  /// What that screen and title say.
  static Verdict judge(AgentRules rules, List<String> rows, String title) {
    ScreenView view = new ScreenView(rules, rows);
    int background = background(rules, view);
    for (Rule rule : rules.rules()) {
      Outcome outcome = outcome(rule, view, title);
      if (outcome.holds) {
        boolean open = (!rule.freezes() || rule.guess()) && rule.status() != Status.LIMITED;
        Prompt prompt = open ? PromptReader.on(rows) : null;
        return rule.status() == Status.WAITING || prompt == null || !waits(prompt, view)
            ? verdict(rules.agent(), rule, outcome, view, title, background, prompt)
            : PromptShape.verdict(rules.agent(), prompt, view.row(prompt.row()), background, rule);
      }
    }
    Prompt prompt = PromptReader.on(rows);
    return prompt != null && waits(prompt, view)
        ? PromptShape.verdict(rules.agent(), prompt, view.row(prompt.row()), background, null)
        : Verdict.unknown(rules.agent()).with(background);
  }

  /// Whether a prompt has no composer below it, and is none itself.
  private static boolean waits(Prompt prompt, ScreenView view) {
    int composer = view.range(Zone.COMPOSER).from();
    boolean none = view.range(Zone.COMPOSER).to() == 0;
    boolean typed = composer == prompt.row() && prompt.kind() == Prompt.Kind.LIST;
    return prompt.certain()
        && (none || prompt.row() >= composer)
        && (none || !typed || AnswerWords.speaks(prompt.answers()));
  }

  /// Whether the screen shows what only this agent draws.
  static boolean recognises(AgentRules.Head head, List<String> rows) {
    for (String row : rows) {
      if (ScreenView.any(head.screen(), row)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the screen shows all that this agent's looks like.
  static boolean looks(AgentRules.Head head, List<String> rows) {
    for (List<LinePattern> patterns : head.looks()) {
      if (rows.stream().noneMatch(row -> ScreenView.any(patterns, row))) {
        return false;
      }
    }
    return true;
  }

  static Outcome outcome(Rule rule, ScreenView view, String title) {
    int matched = -1;
    int asked = -1;
    boolean onScreen = false;
    ScreenView.Range within = new ScreenView.Range(0, 0);
    for (Clause clause : rule.clauses()) {
      ScreenView.Range range = view.range(clause.zone());
      boolean holds =
          switch (clause.kind()) {
            case TITLE -> ScreenView.any(clause.patterns(), title);
            case NO_TITLE -> !ScreenView.any(clause.patterns(), title);
            case SAYS -> says(clause.texts(), view.compact(range));
            case NO_SAYS -> !says(clause.texts(), view.compact(range));
            case NO_ROW -> find(clause.patterns(), view, range) < 0;
            case ROW -> {
              matched = find(clause.patterns(), view, range);
              yield matched >= 0;
            }
            case ROWS -> {
              matched = findAll(clause.patterns(), view, range);
              yield matched >= 0;
            }
            case ASK -> {
              asked = find(clause.patterns(), view, range);
              yield asked >= 0;
            }
          };
      if (!holds) {
        return new Outcome(false, -1, -1, false, within);
      }
      switch (clause.kind()) {
        case ROW, ROWS, ASK, SAYS, NO_ROW, NO_SAYS -> {
          onScreen = true;
          within = range.to() - range.from() > within.to() - within.from() ? range : within;
        }
        case TITLE, NO_TITLE -> {}
      }
    }
    return new Outcome(true, matched, asked, onScreen, within);
  }

  private static boolean says(List<String> texts, String compact) {
    for (String text : texts) {
      if (compact.contains(text)) {
        return true;
      }
    }
    return false;
  }

  /// The lowest row that matches, or -1.
  private static int find(List<LinePattern> patterns, ScreenView view, ScreenView.Range range) {
    for (int i = range.to() - 1; i >= range.from(); i--) {
      if (ScreenView.any(patterns, view.row(i))) {
        return i;
      }
    }
    return -1;
  }

  /// The last of the lowest rows that match all patterns in their order, or -1.
  private static int findAll(List<LinePattern> patterns, ScreenView view, ScreenView.Range range) {
    for (int i = range.to() - 1; i >= range.from(); i--) {
      int left = patterns.size();
      for (int row = i; row >= range.from() && left > 0; row--) {
        if (view.row(row).isBlank() && row < i) {
          continue;
        }
        if (!patterns.get(left - 1).in(view.row(row))) {
          break;
        }
        left--;
      }
      if (left == 0) {
        return i;
      }
    }
    return -1;
  }

  private static Verdict verdict(
      String agent,
      Rule rule,
      Outcome outcome,
      ScreenView view,
      String title,
      int background,
      @Nullable Prompt prompt) {
    int row = outcome.asked >= 0 ? outcome.asked : outcome.row;
    ScreenView.Range within = outcome.onScreen ? outcome.within : new ScreenView.Range(0, 0);
    boolean waiting = rule.status() == Status.WAITING;
    return new Verdict(
        agent,
        rule.status(),
        waiting && rule.reason() == null && prompt != null
            ? PromptShape.reason(prompt)
            : rule.reason(),
        rule.freezes(),
        waiting ? QuestionReader.read(view, prompt, outcome.asked, rule.answers()) : null,
        rule.status() == Status.LIMITED ? limit(view, row, title) : null,
        background,
        rule.name(),
        outcome.onScreen ? line(view, row, within) : title,
        !outcome.onScreen,
        null,
        false);
  }

  private static @Nullable String line(ScreenView view, int row, ScreenView.Range within) {
    if (row >= 0) {
      return view.row(row).strip();
    }
    for (int i = within.to() - 1; i >= within.from(); i--) {
      if (!view.row(i).isBlank()) {
        return view.row(i).strip();
      }
    }
    return null;
  }

  private static String limit(ScreenView view, int row, String title) {
    if (row < 0) {
      return title;
    }
    StringBuilder text = new StringBuilder();
    int end = view.range(Zone.SCREEN).to();
    for (int i = row; i < end && i < row + MOST_LIMIT_ROWS; i++) {
      text.append(view.row(i).strip()).append(' ');
    }
    return text.toString();
  }

  private static int background(AgentRules rules, ScreenView view) {
    int most = 0;
    for (Background background : rules.background()) {
      ScreenView.Range range = view.range(background.zone());
      for (int i = range.from(); i < range.to(); i++) {
        most = Math.max(most, numberBefore(view.row(i), background.word()));
      }
    }
    return most;
  }

  private static int numberBefore(String row, String word) {
    for (int at = row.indexOf(word); at > 0; at = row.indexOf(word, at + 1)) {
      int end = at;
      while (end > 0 && row.charAt(end - 1) == ' ') {
        end--;
      }
      int from = end;
      while (from > 0 && Character.isDigit(row.charAt(from - 1)) && end - from < 4) {
        from--;
      }
      if (from < end) {
        return Integer.parseInt(row.substring(from, end));
      }
    }
    return 0;
  }
}
