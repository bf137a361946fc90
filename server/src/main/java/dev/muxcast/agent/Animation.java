package dev.muxcast.agent;

import java.util.List;

/// Tells whether two screens show the same but for what moves while an agent works: the next
/// picture of a spinner, the next second of a clock. Such a screen need not be judged anew, which
/// most of a busy agent's screens are. Pure.
public final class Animation {

  /// The spinners: each row is one, and a sign of one is never followed by one of another. (Qwen's
  /// ◐ means work, its ✳ a question.)
  private static final String[] SPINNERS = {"·✢✳✶✻✽*", "⬝■", "◐◓◑◒", "•◦"};

  private Animation() {}

  /// Whether only that changed.
  ///
  /// @param clocks whether digits may differ as well
  public static boolean only(List<String> before, List<String> after, boolean clocks) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!only(before.get(i), after.get(i), clocks)) {
        return false;
      }
    }
    return true;
  }

  /// The same for one row, or a title.
  public static boolean only(String before, String after, boolean clocks) {
    if (before.equals(after)) {
      return true;
    }
    if (before.length() != after.length()) {
      return false;
    }
    for (int i = 0; i < before.length(); i++) {
      char a = before.charAt(i);
      char b = after.charAt(i);
      boolean clock = clocks && isDigit(a) && isDigit(b);
      if (a != b && !clock && !(isBraille(a) && isBraille(b)) && !sameSpinner(a, b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameSpinner(char a, char b) {
    for (String spinner : SPINNERS) {
      if (spinner.indexOf(a) >= 0 && spinner.indexOf(b) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBraille(char c) {
    return c >= '\u2800' && c <= '\u28ff';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
