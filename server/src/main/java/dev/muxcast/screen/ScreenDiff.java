package dev.muxcast.screen;

import java.util.List;

/// Rows of a pane's screen that say something new.
///
/// @param rows which, from 0, in ascending order
/// @param lines what stands in them, without trailing blanks
public record ScreenDiff(List<Integer> rows, List<String> lines) {

  /// Nothing is new.
  static final ScreenDiff NOTHING = new ScreenDiff(List.of(), List.of());

  public ScreenDiff {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// Those of its lines alone.
  ScreenDiff part(int from, int to) {
    return new ScreenDiff(rows.subList(from, to), lines.subList(from, to));
  }

  /// The lines, joined by LF.
  String content() {
    return String.join("\n", lines);
  }
}
