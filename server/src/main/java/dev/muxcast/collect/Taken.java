package dev.muxcast.collect;

/// What became of a pane's output.
enum Taken {
  TAKEN,
  /// It is kept until the picture shows the pane.
  UNKNOWN,
  /// It is left out: too many panes are unknown.
  TOO_MANY
}
