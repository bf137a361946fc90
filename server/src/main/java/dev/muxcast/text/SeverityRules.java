package dev.muxcast.text;

import dev.muxcast.event.EventData.Match;
import dev.muxcast.event.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says how severe a line of output is, and what in it says so. The rules come from a data file
/// (`severity.rules`), whose samples are run as tests.
///
/// A line that somebody types at a shell's prompt, or whose shape says that it only mentions things
/// (a passed test, a commit's title), is never more than info. Else the level that the line itself
/// has decides, and where it has none the words in it.
///
/// Immutable; may be shared by threads.
public final class SeverityRules {

  /// What a line amounts to.
  ///
  /// @param matches what made the severity, empty for info; offsets into the line
  public record Judgement(Severity severity, List<Match> matches) {}

  private static final Judgement INFO = new Judgement(Severity.INFO, List.of());

  /// Nobody reads further into a line than this.
  private static final int LINE_LIMIT = 4096;

  private static final int MOST_MATCHES = 8;

  private record Entry(
      String rule, Severity severity, TextPattern pattern, List<TextPattern> unless) {}

  private final List<Entry> entries = new ArrayList<>();
  private final PatternIndex anywhere = new PatternIndex();
  private final PatternIndex atStart = new PatternIndex();
  private final List<String> before = new ArrayList<>();
  private final List<String> after = new ArrayList<>();
  private final LineLevel levels = new LineLevel();

  private SeverityRules(RuleFile file) {
    file.settings().forEach(this::setting);
    for (RuleFile.Rule rule : file.rules()) {
      if (rule.severity() == null) {
        throw new IllegalArgumentException(rule.name() + " has no severity");
      }
      List<TextPattern> unless = rule.unless().stream().map(TextPattern::words).toList();
      for (String text : rule.match()) {
        add(new Entry(rule.name(), rule.severity(), TextPattern.words(text), unless));
      }
    }
  }

  private void setting(String line) {
    List<String> words = List.of(line.split(" ", -1));
    List<String> rest = words.subList(1, words.size());
    switch (words.getFirst()) {
      case "before" -> before.addAll(rest);
      case "after" -> after.addAll(List.of(line.substring("after ".length()).split("\\|", -1)));
      case "level" -> {
        Severity severity = RuleFile.severity(rest.getFirst());
        rest.subList(1, rest.size()).forEach(word -> levels.add(word, severity));
      }
      default -> throw new IllegalArgumentException("no setting is called " + words.getFirst());
    }
  }

  private void add(Entry entry) {
    boolean first = entry.pattern.atStart() && !entry.pattern.looksLeft();
    (first ? atStart : anywhere).add(entry.pattern, entries.size());
    entries.add(entry);
  }

  /// The rules muxcast ships with.
  public static SeverityRules shipped() {
    return parse(shippedText());
  }

  static String shippedText() {
    return RuleFile.shipped("severity.rules");
  }

  /// Rules from the text of a rule file.
  ///
  /// @throws IllegalArgumentException naming the line and what is wrong with it
  public static SeverityRules parse(String text) {
    return new SeverityRules(RuleFile.parse("severity rules", text));
  }

  /// Judges one line, without its line feed.
  public Judgement judge(String whole) {
    String line = whole.length() > LINE_LIMIT ? whole.substring(0, LINE_LIMIT) : whole;
    int start = firstSign(line);
    if (start == line.length() || TypedLine.isTyped(line)) {
      return INFO;
    }
    int word = firstWord(line, start);
    Match first = first(line, start, word);
    if (first != null && first.severity() == Severity.INFO) {
      return INFO;
    }
    Match level = levels.of(line);
    boolean told = first != null && level != null && first.end() > level.end();
    if (level != null && !told && !takenBack(line, level.start(), level.end(), List.of())) {
      return level.severity() == Severity.INFO
          ? INFO
          : new Judgement(level.severity(), List.of(level));
    }
    return byWords(line, first);
  }

  private static int firstSign(String line) {
    int at = 0;
    while (at < line.length() && " \t│┃║|⎿".indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static int firstWord(String line, int from) {
    int at = from;
    while (at < line.length() && !Character.isLetterOrDigit(line.charAt(at))) {
      at++;
    }
    return at;
  }

  /// What stands at the line's first sign or word; a shape that makes it info before all else.
  private @Nullable Match first(String line, int start, int word) {
    Match sign = matchAt(atStart, line, start);
    if (word == start || word == line.length() || isInfo(sign)) {
      return sign;
    }
    return sign != null ? sign : matchAt(atStart, line, word);
  }

  private static boolean isInfo(@Nullable Match match) {
    return match != null && match.severity() == Severity.INFO;
  }

  private Judgement byWords(String line, @Nullable Match first) {
    @Nullable List<Match> matches = null;
    Severity worst = Severity.INFO;
    boolean labelled = false;
    for (int at = 0; at < line.length(); at++) {
      Match match = first != null && first.start() == at ? first : matchAt(anywhere, line, at);
      if (match == null) {
        continue;
      }
      if (match.severity() == Severity.INFO) {
        return INFO;
      }
      if (match.severity() == Severity.ERROR && labelled) {
        continue;
      }
      matches = matches == null ? new ArrayList<>(2) : matches;
      matches.add(match);
      worst = match.severity().atLeast(worst) ? match.severity() : worst;
      at = Math.max(at, match.end() - 1);
      labelled |= match.severity() == Severity.WARNING && line.charAt(at) == ':';
      if (matches.size() == MOST_MATCHES) {
        break;
      }
    }
    return matches == null ? INFO : new Judgement(worst, List.copyOf(matches));
  }

  /// The worst match here; an info rule's before any other.
  private @Nullable Match matchAt(PatternIndex index, String line, int at) {
    @Nullable Match best = null;
    for (short number : index.at(line, at)) {
      Entry entry = entries.get(number);
      if (best != null
          && entry.severity.compareTo(best.severity()) <= 0
          && entry.severity != Severity.INFO) {
        continue;
      }
      long found = entry.pattern.match(line, at);
      if (found == TextPattern.NOTHING || !TextPattern.whole(found)) {
        continue;
      }
      int from = TextPattern.start(found);
      int to = TextPattern.end(found);
      if (entry.pattern.atStart() && entry.pattern.looksLeft() && !standsAlone(line, from)) {
        continue;
      }
      if (entry.severity == Severity.INFO) {
        if (!holdsOne(line, entry.unless)) {
          return new Match(from, to, entry.rule, Severity.INFO);
        }
      } else if (!takenBack(line, from, to, entry.unless)) {
        best = new Match(from, to, entry.rule, entry.severity);
      }
    }
    return best;
  }

  /// Whether a name is the line's first, or what is said of a place (`a.py:6: KeyError`).
  private static boolean standsAlone(String line, int from) {
    return from == firstWord(line, 0) || (from > 1 && line.startsWith(": ", from - 2));
  }

  private boolean takenBack(String line, int from, int to, List<TextPattern> unless) {
    String word = Words.before(line, from);
    boolean counted = Character.isDigit(line.charAt(from));
    if (word != null && !counted && before.contains(word)) {
      return true;
    }
    for (String text : after) {
      if (Words.endOf(text, line, to) >= 0) {
        return true;
      }
    }
    return Words.isQuoted(line, from) || holdsOne(line, unless);
  }

  private static boolean holdsOne(String line, List<TextPattern> patterns) {
    for (TextPattern pattern : patterns) {
      for (int at = 0; at < line.length(); at++) {
        long found = pattern.match(line, at);
        if (found != TextPattern.NOTHING && TextPattern.whole(found)) {
          return true;
        }
      }
    }
    return false;
  }
}
