package dev.muxcast.text;

import dev.muxcast.event.EventData.Match;
import dev.muxcast.event.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says how severe a line of output is, and what in it says so. The rules come from a data file
/// (`severity.rules`), whose samples are run as tests.
///
/// A line that somebody types at a shell's prompt is never more than info.
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
      String rule, Severity severity, SeverityPattern pattern, List<String> unless) {}

  private final Entry[][] byFirst = new Entry[128][];
  private final Beginnings beginnings = new Beginnings();
  private final List<String> before;
  private final List<String> after;

  private SeverityRules(RuleFile file) {
    before = List.copyOf(file.before());
    after = List.copyOf(file.after());
    for (RuleFile.Rule rule : file.rules()) {
      List<String> unless = List.copyOf(rule.unless());
      for (String text : rule.match()) {
        add(new Entry(rule.name(), rule.severity(), new SeverityPattern(text), unless));
      }
    }
  }

  private void add(Entry entry) {
    int slot = entry.pattern.first() & 127;
    Entry[] old = byFirst[slot];
    Entry[] grown = new Entry[old == null ? 1 : old.length + 1];
    if (old != null) {
      System.arraycopy(old, 0, grown, 0, old.length);
    }
    grown[grown.length - 1] = entry;
    byFirst[slot] = grown;
    entry.pattern.beginsIn(beginnings);
  }

  /// The rules muxcast ships with.
  public static SeverityRules shipped() {
    return parse(shippedText());
  }

  static String shippedText() {
    try (InputStream in = SeverityRules.class.getResourceAsStream("severity.rules")) {
      if (in == null) {
        throw new IllegalStateException("severity.rules is missing from the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rules from the text of a rule file.
  ///
  /// @throws IllegalArgumentException naming the line and what is wrong with it
  public static SeverityRules parse(String text) {
    return new SeverityRules(RuleFile.parse(text));
  }

  /// Judges one line, without its line feed.
  public Judgement judge(String line) {
    if (TypedLine.isTyped(line)) {
      return INFO;
    }
    int lineStart = firstWord(line);
    @Nullable List<Match> matches = null;
    Severity worst = Severity.INFO;
    int length = Math.min(line.length(), LINE_LIMIT);
    for (int at = 0; at < length; at++) {
      Match match = matchAt(line, at, lineStart);
      if (match == null) {
        continue;
      }
      if (matches == null) {
        matches = new ArrayList<>(2);
      }
      matches.add(match);
      worst = match.severity().atLeast(worst) ? match.severity() : worst;
      at = Math.max(at, match.end() - 1);
      if (matches.size() == MOST_MATCHES) {
        break;
      }
    }
    return matches == null ? INFO : new Judgement(worst, List.copyOf(matches));
  }

  private static int firstWord(String line) {
    int at = 0;
    while (at < line.length() && !Character.isLetterOrDigit(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private @Nullable Match matchAt(String line, int at, int lineStart) {
    char c = line.charAt(at);
    if (!beginnings.has(c, at + 1 < line.length() ? line.charAt(at + 1) : ' ')) {
      return null;
    }
    char lower = Beginnings.lower(c);
    Entry[] candidates = byFirst[lower & 127];
    if (candidates == null) {
      return null;
    }
    @Nullable Match best = null;
    for (Entry entry : candidates) {
      if (entry.pattern.first() != lower) {
        continue;
      }
      long found = entry.pattern.match(line, at, lineStart);
      int from = (int) (found >> 32);
      int to = (int) found;
      if (found >= 0
          && (best == null || entry.severity.compareTo(best.severity()) > 0)
          && !takenBack(line, from, to, entry.unless)) {
        best = new Match(from, to, entry.rule, entry.severity);
      }
    }
    return best;
  }

  private boolean takenBack(String line, int from, int to, List<String> unless) {
    String word = SeverityPattern.wordBefore(line, from);
    if (word != null && before.contains(word)) {
      return true;
    }
    for (String text : after) {
      if (line.startsWith(text, to)) {
        int end = to + text.length();
        if (end >= line.length() || !Character.isLetterOrDigit(line.charAt(end))) {
          return true;
        }
      }
    }
    for (String text : unless) {
      if (line.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
