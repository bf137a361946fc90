package dev.muxcast.agent;

import java.util.List;

/// A screen without the status bar of a tmux that runs in the pane: that bar is no part of what the
/// program inside shows. Pure.
final class NestedScreen {
  private static final LinePattern BAR = new LinePattern("^\\[[^\\]]+\\] *[0-9]+:[^ ]");

  private NestedScreen() {}

  /// The screen inside, which is the same where there is no such bar.
  static List<String> inner(List<String> rows) {
    int last = rows.size() - 1;
    while (last > 0 && rows.get(last).isBlank()) {
      last--;
    }
    if (last > 0 && BAR.in(rows.get(last))) {
      return rows.subList(0, last);
    }
    return rows.size() > 1 && BAR.in(rows.getFirst()) ? rows.subList(1, rows.size()) : rows;
  }
}
