package dev.muxcast.tmux;

import org.jspecify.annotations.Nullable;

/// tmux's id of a window, such as `@2`.
public record WindowId(int number) implements TmuxId {

  /// The id with that number.
  public static WindowId of(int number) {
    return new WindowId(number);
  }

  /// The id written as `@n`, or null when the text is none.
  public static @Nullable WindowId parse(String text) {
    int number = TmuxId.numberIn(text, '@');
    return number < 0 ? null : of(number);
  }

  @Override
  public String toString() {
    return "@" + number;
  }
}
