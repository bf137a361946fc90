package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;

/// What is asked, and about what: the rows above the answers up to where the prompt begins, with
/// what a narrow pane broke put together again. Pure.
final class AskedText {
  private static final int MOST_ROWS = 40;
  private static final int MOST_BLANK = 2;
  private static final int HEAD_LINES = 8;
  private static final int TAIL_LINES = 4;
  private static final int MOST_LINE = 300;

  /// Marks of the transcript, at the beginning of a row: what is above was not asked.
  private static final String TRANSCRIPT = "●⏺•✦⎿◆■✻✽✶✢❯›>";

  private AskedText() {}

  /// The rows of the prompt, as texts of one line each.
  ///
  /// @param last the lowest of them
  static String of(List<String> rows, Wraps wraps, int last) {
    int end = last;
    while (end >= 0 && wraps.bare(end).isEmpty()) {
      end--;
    }
    if (end < 0) {
      return "";
    }
    int first = end;
    boolean framed = framed(rows.get(end));
    int blank = 0;
    for (int i = end - 1; i >= 0 && end - i < MOST_ROWS && blank <= MOST_BLANK; i--) {
      String row = rows.get(i);
      if (framed ? !framed(row) : begins(row)) {
        break;
      }
      boolean empty = wraps.bare(i).isEmpty();
      blank = empty ? blank + 1 : 0;
      first = empty ? first : i;
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = first; i <= end; i++) {
      line.append(line.isEmpty() ? "" : " ").append(wraps.bare(i));
      boolean ends = i == end || !wraps.goOn(i) || wraps.bare(i).endsWith("?");
      if (ends && !line.isEmpty()) {
        lines.add(line.length() > MOST_LINE ? line.substring(0, MOST_LINE) + "…" : line.toString());
        line.setLength(0);
      }
    }
    if (lines.size() > HEAD_LINES + TAIL_LINES) {
      lines.subList(HEAD_LINES, lines.size() - TAIL_LINES).clear();
      lines.add(HEAD_LINES, "…");
    }
    return String.join("\n", lines);
  }

  private static boolean framed(String row) {
    String bare = row.stripLeading();
    return !bare.isEmpty() && "│┃▌".indexOf(bare.charAt(0)) >= 0;
  }

  /// Whether the prompt begins below that row: it is a ruled line, or of the transcript.
  private static boolean begins(String row) {
    int at = 0;
    while (at < row.length() && row.charAt(at) == ' ') {
      at++;
    }
    if (at == row.length()) {
      return false;
    }
    char c = row.charAt(at);
    if (at <= 2 && TRANSCRIPT.indexOf(c) >= 0) {
      return true;
    }
    return at + 3 < row.length()
        && "─━═▔▄▀╭┌┏".indexOf(c) >= 0
        && "─━═▔▄▀".indexOf(row.charAt(at + 1)) >= 0
        && "─━═▔▄▀".indexOf(row.charAt(at + 2)) >= 0;
  }
}
