package dev.muxcast.cli;

import java.util.List;

/// Words as a shell takes them, for commands that are shown to be copied. Pure.
final class Shell {
  private Shell() {}

  /// The words behind one another.
  static String line(List<String> words) {
    return String.join(" ", words.stream().map(Shell::word).toList());
  }

  /// The word, quoted where that is needed.
  static String word(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars()
                .allMatch(
                    c -> c < 128 && Character.isLetterOrDigit(c) || "_-./:%@,+=".indexOf(c) >= 0);
    return plain ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
