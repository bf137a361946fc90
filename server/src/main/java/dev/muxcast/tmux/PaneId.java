package dev.muxcast.tmux;

import org.jspecify.annotations.Nullable;

/// tmux's id of a pane, such as `%9`.
public record PaneId(int number) implements TmuxId {

  private static final PaneId[] SMALL = new PaneId[128];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new PaneId(i);
    }
  }

  /// The id with that number. Small ones are shared.
  public static PaneId of(int number) {
    return number >= 0 && number < SMALL.length ? SMALL[number] : new PaneId(number);
  }

  /// The id written as `%n`, or null when the text is none.
  public static @Nullable PaneId parse(String text) {
    int number = TmuxId.numberIn(text, '%');
    return number < 0 ? null : of(number);
  }

  @Override
  public String toString() {
    return "%" + number;
  }
}
