package dev.muxcast.screen;

/// What there is to tell of a pane.
///
/// @param lines text behind what was told before, LF between lines; may be empty
/// @param typedEnd the line feed in it that ends a line somebody typed, or -1
/// @param screen rows that changed otherwise; may be empty
/// @param moving rows that move by themselves or are footers, and came to rest; may be empty
/// @param skippedRows how many rows went by unseen before all this
/// @param torn whether what was there before can't be laid on what is there now, so that it is not
///   known what went by
public record PaneNews(
    String lines,
    int typedEnd,
    ScreenDiff screen,
    ScreenDiff moving,
    int skippedRows,
    boolean torn) {
  /// Nothing.
  public static final PaneNews NOTHING = lines("", -1, 0, false);

  public boolean isEmpty() {
    return lines.isEmpty() && screen.isEmpty() && moving.isEmpty();
  }

  PaneNews andTorn() {
    return new PaneNews(lines, typedEnd, screen, moving, skippedRows, true);
  }

  /// The same behind other text.
  PaneNews after(String text) {
    if (text.isEmpty()) {
      return this;
    }
    int end = typedEnd < 0 ? -1 : typedEnd + text.length();
    return new PaneNews(text + lines, end, screen, moving, skippedRows, torn);
  }

  /// The same with rows of the screen.
  public PaneNews with(ScreenDiff still, ScreenDiff moves) {
    return still.isEmpty() && moves.isEmpty()
        ? this
        : new PaneNews(lines, typedEnd, still, moves, skippedRows, torn);
  }

  static PaneNews lines(String lines, int typedEnd, int skippedRows, boolean torn) {
    return new PaneNews(lines, typedEnd, ScreenDiff.NOTHING, ScreenDiff.NOTHING, skippedRows, torn);
  }
}
