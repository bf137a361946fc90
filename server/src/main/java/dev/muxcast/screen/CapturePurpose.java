package dev.muxcast.screen;

/// What a capture is for.
public enum CapturePurpose {
  /// To know where we start; nothing is reported.
  BASELINE,
  /// Everything on the screen is news: the pane is new, and so is its session.
  NEWCOMER,
  /// What changed on the screen is news.
  CHANGES
}
