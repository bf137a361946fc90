package dev.muxcast.tmux;

import org.jspecify.annotations.Nullable;

/// tmux's id of a session, such as `$1`.
public record SessionId(int number) implements TmuxId {

  /// The id with that number.
  public static SessionId of(int number) {
    return new SessionId(number);
  }

  /// The id written as `$n`, or null when the text is none.
  public static @Nullable SessionId parse(String text) {
    int number = TmuxId.numberIn(text, '$');
    return number < 0 ? null : of(number);
  }

  @Override
  public String toString() {
    return "$" + number;
  }
}
