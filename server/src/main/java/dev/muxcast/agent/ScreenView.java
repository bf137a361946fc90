package dev.muxcast.agent;

import java.util.ArrayList;
import java.util.List;

/// One screen as the rules of one agent look at it: where its composer is, and the zones around it.
/// Used for one judgement, on one thread.
final class ScreenView {

  /// A run of rows, the end excluded.
  record Range(int from, int to) {}

  private List<String> rows;
  private final int end;
  private final int composer;
  private final int composerEnd;
  private final int user;
  private int compactFrom = -1;
  private int compactTo = -1;
  private String compact = "";

  ScreenView(AgentRules rules, List<String> rows) {
    this.rows = rows;
    int last = rows.size();
    while (last > 0 && rows.get(last - 1).isBlank()) {
      last--;
    }
    end = last;
    composer = findComposer(rules);
    composerEnd = composer < 0 ? -1 : findComposerEnd(rules);
    if (composer > 0 && rules.aside() > 0) {
      this.rows = withoutAside(rows, composer, rules.aside());
    }
    user = findUser(rules);
  }

  /// Without what stands beside the transcript, above the composer.
  private static List<String> withoutAside(List<String> rows, int composer, int gap) {
    List<String> cut = new ArrayList<>(rows);
    String blanks = " ".repeat(gap);
    for (int i = 0; i < composer; i++) {
      String row = rows.get(i);
      int text = row.length() - row.stripLeading().length();
      int aside = row.indexOf(blanks, Math.min(text, gap - 1));
      if (aside >= 0) {
        cut.set(i, row.substring(0, aside));
      }
    }
    return cut;
  }

  String row(int index) {
    return rows.get(index);
  }

  List<String> rows(Range range) {
    return rows.subList(range.from, range.to);
  }

  Range range(Zone zone) {
    return switch (zone.kind()) {
      case SCREEN -> new Range(0, end);
      case BELOW -> below();
      case BOTTOM -> lowest(below(), zone.rows());
      case FOOTER -> composer < 0 ? new Range(end, end) : below();
      case COMPOSER -> composer < 0 ? new Range(0, 0) : new Range(composer, composer + 1);
      case ABOVE -> lowest(new Range(0, composer < 0 ? end : composer), zone.rows());
      case USER -> user < 0 ? new Range(0, 0) : new Range(user, user + 1);
      case TURN -> new Range(user + 1, composer < 0 ? end : composer);
      case TOP -> highest(zone.rows());
    };
  }

  /// The rows of a zone as one text without blanks and frames, so that it does not matter where
  /// lines break.
  String compact(Range range) {
    if (range.from != compactFrom || range.to != compactTo) {
      StringBuilder all = new StringBuilder();
      for (int i = range.from; i < range.to; i++) {
        compact(rows.get(i), all);
      }
      compact = all.toString();
      compactFrom = range.from;
      compactTo = range.to;
    }
    return compact;
  }

  /// That text without blanks and frames.
  static String compact(String text) {
    StringBuilder out = new StringBuilder(text.length());
    compact(text, out);
    return out.toString();
  }

  private static void compact(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c != '\u00a0' && !(c >= '\u2500' && c <= '\u259f')) {
        out.append(c);
      }
    }
  }

  private Range below() {
    return new Range(composerEnd < 0 ? 0 : composerEnd + 1, end);
  }

  private Range lowest(Range within, int count) {
    int from = within.to;
    for (int left = count; from > within.from && left > 0; ) {
      from--;
      left -= rows.get(from).isBlank() ? 0 : 1;
    }
    return new Range(from, within.to);
  }

  private Range highest(int count) {
    int to = 0;
    for (int left = count; to < end && left > 0; to++) {
      left -= rows.get(to).isBlank() ? 0 : 1;
    }
    return new Range(0, to);
  }

  private int findComposer(AgentRules rules) {
    for (int i = end - 1; i >= 0; i--) {
      String row = rows.get(i);
      if (any(rules.composer(), row)
          && !any(rules.composerNot(), row)
          && (i == 0 || rules.composerAfter().isEmpty() || any(rules.composerAfter(), before(i)))) {
        return i;
      }
    }
    return -1;
  }

  private String before(int row) {
    for (int i = row - 1; i >= 0; i--) {
      if (!rows.get(i).isBlank()) {
        return rows.get(i);
      }
    }
    return "";
  }

  private int findComposerEnd(AgentRules rules) {
    for (int i = composer + 1; i < end && !rules.composerEnd().isEmpty(); i++) {
      if (any(rules.composerEnd(), rows.get(i))) {
        return i;
      }
    }
    return composer;
  }

  private int findUser(AgentRules rules) {
    boolean replied = false;
    for (int i = (composer < 0 ? end : composer) - 1; i >= 0; i--) {
      String row = rows.get(i);
      boolean own = !replied && any(rules.own(), row);
      if (!own && any(rules.user(), row) && !any(rules.composerNot(), row)) {
        return i;
      }
      replied |= any(rules.reply(), row);
    }
    return -1;
  }

  static boolean any(List<LinePattern> patterns, String row) {
    for (LinePattern pattern : patterns) {
      if (pattern.in(row)) {
        return true;
      }
    }
    return false;
  }
}
