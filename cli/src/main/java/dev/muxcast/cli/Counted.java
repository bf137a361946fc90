package dev.muxcast.cli;

/// Numbers with their word.
final class Counted {
  private Counted() {}

  /// Such as `1 pane` or `2 panes`.
  static String of(long count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
