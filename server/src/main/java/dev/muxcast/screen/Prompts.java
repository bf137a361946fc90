package dev.muxcast.screen;

/// Guesses what waits for somebody to type. Pure.
final class Prompts {
  private static final String ENDS = "$#%>\u276f\u00bb\u279c\u03bb";

  private Prompts() {}

  /// Whether something is asked in the line.
  static boolean ask(String line) {
    String bare = line.strip();
    return bare.endsWith("?") || bare.endsWith("(y/n)") || bare.contains("1. ");
  }

  /// Whether a shell's prompt stands in the line: what is typed behind it is no error.
  static boolean shells(String line) {
    for (int i = 0; i < line.length(); i++) {
      boolean apart = i + 1 == line.length() || line.charAt(i + 1) == ' ';
      if (apart && ENDS.indexOf(line.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
