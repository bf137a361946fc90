package dev.muxcast.tmux;

/// A target in tmux: `%n`, `@n` or `$n`. Unique within one tmux server process only. Names and
/// indexes are no targets here: they race renames and moves, and they are text.
public sealed interface TmuxId permits PaneId, WindowId, SessionId {

  /// The number behind the sigil.
  int number();

  /// The number in a text such as `%12`, or -1 when it is not exactly the sigil and 1–9 digits.
  static int numberIn(String text, char sigil) {
    if (text.length() < 2 || text.length() > 10 || text.charAt(0) != sigil) {
      return -1;
    }
    int number = 0;
    for (int i = 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
