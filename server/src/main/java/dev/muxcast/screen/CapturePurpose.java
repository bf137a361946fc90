package dev.muxcast.screen;

/// What a capture is for.
public enum CapturePurpose {
  /// To know where we start; nothing is reported.
  BASELINE,
  /// Everything on the screen is news: the pane is new, and so is its session.
  NEWCOMER,
  /// What changed on the screen is news.
  CHANGES;

  /// How to begin with what is found: what an earlier run knew shows what it shows; what is found
  /// at the first start is taken as it is; everything that a newer one wrote is news.
  ///
  /// @param known whether it was there in the picture before
  /// @param first whether its server was not watched yet
  /// @param wasDown whether an earlier run had watched that
  public static CapturePurpose beginning(boolean known, boolean first, boolean wasDown) {
    return known ? CHANGES : first && !wasDown ? BASELINE : NEWCOMER;
  }
}
