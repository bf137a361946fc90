package dev.muxcast.tmux;

/// Text without control characters (C0, DEL, C1). Pure.
public final class PlainText {
  private PlainText() {}

  /// The text without them; itself when there are none.
  public static String of(String text) {
    return of(text, false);
  }

  static String of(String text, boolean tabs) {
    int from = 0;
    while (from < text.length() && !drops(text.charAt(from), tabs)) {
      from++;
    }
    if (from == text.length()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      if (!drops(text.charAt(i), tabs)) {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  private static boolean drops(char c, boolean tabs) {
    return Character.isISOControl(c) && !(tabs && c == '\t');
  }
}
