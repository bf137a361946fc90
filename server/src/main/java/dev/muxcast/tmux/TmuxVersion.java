package dev.muxcast.tmux;

import org.jspecify.annotations.Nullable;

/// A tmux version: `3.3a` is 3, 3, `a`. Development versions (`next-3.9`) count as the version they
/// lead to.
///
/// @param patch the letter behind it; a space when there is none
public record TmuxVersion(int major, int minor, char patch) implements Comparable<TmuxVersion> {

  /// The first that has all that control mode needs here (`pause-after`, `%extended-output`,
  /// subscriptions, `attach-session -E -f`).
  public static final TmuxVersion OLDEST = new TmuxVersion(3, 2, ' ');

  /// The first that can be looked at.
  public static final TmuxVersion OLDEST_TO_LOOK_AT = new TmuxVersion(2, 0, ' ');

  /// The version in `tmux -V`'s answer or in tmux's format `#{version}`; null when there is none.
  public static @Nullable TmuxVersion parse(String text) {
    int at = 0;
    while (at < text.length() && !digit(text.charAt(at))) {
      at++;
    }
    int dot = text.indexOf('.', at);
    if (dot <= at || dot - at > 3) {
      return null;
    }
    int end = dot + 1;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    if (end == dot + 1 || end - dot > 4) {
      return null;
    }
    for (int i = at; i < dot; i++) {
      if (!digit(text.charAt(i))) {
        return null;
      }
    }
    char patch = end < text.length() && text.charAt(end) >= 'a' ? text.charAt(end) : ' ';
    return new TmuxVersion(
        Integer.parseInt(text.substring(at, dot)),
        Integer.parseInt(text.substring(dot + 1, end)),
        patch);
  }

  /// Whether control mode can be used for watching.
  public boolean watchable() {
    return compareTo(OLDEST) >= 0;
  }

  @Override
  public int compareTo(TmuxVersion other) {
    int order = Integer.compare(major, other.major);
    order = order != 0 ? order : Integer.compare(minor, other.minor);
    return order != 0 ? order : Character.compare(patch, other.patch);
  }

  @Override
  public String toString() {
    return major + "." + minor + (patch == ' ' ? "" : String.valueOf(patch));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
