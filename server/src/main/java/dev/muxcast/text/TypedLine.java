package dev.muxcast.text;

/// Recognises a line that somebody types: a shell's or an agent's prompt and what stands after it.
/// What is typed is no news of an error, whatever words it holds.
///
/// Pure. A shell whose line editor brackets paste is recognised by that already; this is for the
/// others and for captured screens.
final class TypedLine {
  private TypedLine() {}

  /// A prompt is looked for no further to the right.
  private static final int PROMPT_LIMIT = 120;

  static boolean isTyped(String line) {
    int start = 0;
    while (start < line.length() && " │┃|".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    if (start >= line.length()) {
      return false;
    }
    char first = line.charAt(start);
    if (line.startsWith("> Task :", start)) {
      // Gradle's, and no prompt.
      return false;
    }
    if (line.startsWith("+ ", start) || line.startsWith("++ ", start)) {
      // A shell that shows its commands, or a line of a diff.
      return true;
    }
    if ("❯➜›>$%#".indexOf(first) >= 0) {
      return (start + 1 >= line.length() || line.charAt(start + 1) == ' ') && !isTap(line, start);
    }
    int limit = Math.min(line.length(), PROMPT_LIMIT);
    for (int at = start + 1; at < limit; at++) {
      if ("❯$%#>".indexOf(line.charAt(at)) >= 0
          && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
        return isPrompt(line, start, at, line.charAt(at) == '>');
      }
    }
    return false;
  }

  /// What test runners say in the comments of TAP.
  private static boolean isTap(String line, int at) {
    return line.startsWith("# Looks like", at)
        || line.startsWith("# fail ", at)
        || line.startsWith("#   ", at);
  }

  /// Whether what stands before the prompt's sign is a place: `user@host:~/x`, `[user@host dir]`,
  /// `(venv) user@host:~`, `user@host:~/my files (main)`, `~/x`, `bash-5.2`.
  private static boolean isPrompt(String line, int from, int to, boolean oneWord) {
    int start = from;
    if (line.charAt(start) == '(' && line.indexOf(") ", start) > 0) {
      start = Math.min(to, line.indexOf(") ", start) + 2);
    }
    String place = line.substring(start, to).strip();
    if (place.isEmpty()) {
      return false;
    }
    if (place.startsWith("[") && place.endsWith("]")) {
      return place.indexOf('@') > 0;
    }
    int blank = place.indexOf(' ');
    int at = place.indexOf('@');
    if (at > 0 && (blank < 0 || (at + 1 < blank && !oneWord))) {
      return at + 1 < place.length();
    }
    if (blank >= 0) {
      return false;
    }
    return place.startsWith("~")
        || place.startsWith("/")
        || place.startsWith("bash-")
        || place.startsWith("sh-");
  }
}
