package dev.muxcast.screen;

import dev.muxcast.event.EventData.Match;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Severity;
import dev.muxcast.text.SeverityRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes `pane.output` of what one pane wrote: judges each line once it is complete, with the one
/// line of state that needs.
///
/// A line that was begun in an earlier event is judged whole by the event that completes it; a
/// match that lies in the earlier event's part is given as far as it reaches into this one's
/// content.
///
/// No I/O. Owned by the Collector's record of the pane.
public final class OutputEvents {

  private static final int PREVIEW_LIMIT = 200;
  private static final int LINE_LIMIT = 4096;
  private static final int MOST_MATCHES = 64;

  /// So much goes into one event: encoded it stays far below the largest that the log takes.
  static final int MOST_CHARS = 16_000;

  private final SeverityRules rules;
  private final StringBuilder unfinished = new StringBuilder();

  public OutputEvents(SeverityRules rules) {
    this.rules = rules;
  }

  /// Text in lines, as [PaneText#take] gives it.
  ///
  /// @param typedLineEnd the line feed that ends a typed line, or -1
  /// @param skippedBytes what was left out before this text
  public PaneOutput lines(String content, int typedLineEnd, long skippedBytes) {
    Findings findings = new Findings();
    int from = 0;
    for (int end = content.indexOf('\n'); end >= 0; end = content.indexOf('\n', from)) {
      if (end != typedLineEnd) {
        judge(content.substring(from, end), from, findings);
      }
      unfinished.setLength(0);
      from = end + 1;
    }
    if (unfinished.length() < LINE_LIMIT) {
      int to = Math.min(content.length(), from + LINE_LIMIT - unfinished.length());
      unfinished.append(content, from, to);
    }
    return new PaneOutput(
        content,
        findings.worst,
        preview(content),
        PaneOutput.Mode.LINES,
        null,
        findings.matches,
        skippedBytes == 0 ? null : skippedBytes);
  }

  /// As the other, in as many events as it takes: what many rows show is more than one may have.
  ///
  /// @param outputs takes them, in this order
  public void lines(String content, int typedLineEnd, long skippedBytes, List<PaneOutput> outputs) {
    int from = 0;
    do {
      int to = end(content, from);
      long skipped = from == 0 ? skippedBytes : 0;
      outputs.add(lines(content.substring(from, to), typedLineEnd - from, skipped));
      from = to;
    } while (from < content.length());
  }

  /// Where the event ends that begins there: behind a line, or else between two characters.
  private static int end(String content, int from) {
    int most = from + MOST_CHARS;
    if (most >= content.length()) {
      return content.length();
    }
    int newline = content.lastIndexOf('\n', most - 1);
    int apart = Character.isHighSurrogate(content.charAt(most - 1)) ? most - 1 : most;
    return newline >= from ? newline + 1 : apart;
  }

  private void screen(
      ScreenDiff diff, long skippedBytes, boolean passing, List<PaneOutput> outputs) {
    int from = 0;
    do {
      int to = from;
      for (int chars = 0; to < diff.lines().size() && (to == from || chars < MOST_CHARS); to++) {
        chars += diff.lines().get(to).length() + 1;
      }
      long skipped = from == 0 ? skippedBytes : 0;
      outputs.add(screen(diff.part(from, to), skipped, passing));
      from = to;
    } while (from < diff.lines().size());
  }

  /// @param passing whether these rows move by themselves, or stand below what is said
  private PaneOutput screen(ScreenDiff diff, long skippedBytes, boolean passing) {
    Findings findings = new Findings();
    int from = 0;
    for (String line : diff.lines()) {
      findings.add(rules.judge(line), from, 0);
      from += line.length() + 1;
    }
    String content = diff.content();
    return new PaneOutput(
        content,
        findings.worst,
        preview(content),
        PaneOutput.Mode.SCREEN,
        diff.rows(),
        findings.matches,
        skippedBytes == 0 ? null : skippedBytes,
        passing);
  }

  /// What a pane drew.
  ///
  /// @param outputs takes what is to be told, in this order
  public void add(PaneNews news, long skippedBytes, List<PaneOutput> outputs) {
    long skipped = skippedBytes;
    if (!news.lines().isEmpty()) {
      lines(news.lines(), -1, skipped, outputs);
      skipped = 0;
    }
    if (!news.screen().isEmpty() || skipped > 0) {
      forget();
      screen(news.screen(), skipped, false, outputs);
    }
    if (!news.moving().isEmpty()) {
      screen(news.moving(), 0, true, outputs);
    }
  }

  /// What was begun does not go on.
  public void forget() {
    unfinished.setLength(0);
  }

  private void judge(String rest, int at, Findings findings) {
    int earlier = unfinished.length();
    String line = earlier == 0 ? rest : unfinished.append(rest).toString();
    findings.add(rules.judge(line), at, earlier);
  }

  /// The text on one line, its blanks drawn together, at most 200 characters of it.
  static String preview(String content) {
    StringBuilder preview = new StringBuilder(Math.min(content.length(), PREVIEW_LIMIT));
    boolean blank = false;
    for (int i = 0; i < content.length() && preview.length() < PREVIEW_LIMIT; i++) {
      char c = content.charAt(i);
      if (c == '\n' || c == '\t' || c == ' ') {
        blank = !preview.isEmpty();
      } else {
        if (blank && preview.length() + 1 < PREVIEW_LIMIT) {
          preview.append(' ');
        }
        blank = false;
        preview.append(c);
      }
    }
    int last = preview.length() - 1;
    if (last >= 0 && Character.isHighSurrogate(preview.charAt(last))) {
      preview.setLength(last);
    }
    return preview.toString();
  }

  private static final class Findings {
    private Severity worst = Severity.INFO;
    private @Nullable List<Match> matches;

    /// @param at where the line stands in the content
    /// @param earlier how much of the line's beginning stood in earlier events
    private void add(SeverityRules.Judgement judged, int at, int earlier) {
      if (judged.matches().isEmpty()) {
        return;
      }
      worst = judged.severity().atLeast(worst) ? judged.severity() : worst;
      if (matches == null) {
        matches = new ArrayList<>(judged.matches().size());
      }
      for (Match match : judged.matches()) {
        if (matches.size() >= MOST_MATCHES) {
          return;
        }
        int start = Math.max(0, match.start() - earlier);
        int end = Math.max(0, match.end() - earlier);
        matches.add(new Match(at + start, at + end, match.rule(), match.severity()));
      }
    }
  }
}
