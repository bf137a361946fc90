package dev.muxcast.text;

/// Knows the lines of a private key in PEM form, wherever they are shown: plain, indented, behind
/// line numbers or the marks of a diff, in a box.
public final class KeyBlock {

  /// The rule's name, in the mask.
  public static final String MASK = "[redacted:private-key]";

  private KeyBlock() {}

  /// Whether a private key begins in this line, and does not end in it.
  public static boolean begins(String line) {
    int begin = line.indexOf("-----BEGIN ");
    return begin >= 0
        && line.indexOf("PRIVATE KEY", begin) >= 0
        && line.indexOf("-----END ", begin) < 0;
  }

  /// Whether a private key ends in this line.
  public static boolean ends(String line) {
    int end = line.indexOf("-----END ");
    return end >= 0 && line.indexOf("PRIVATE KEY", end) >= 0;
  }

  /// Whether this can be a line within a key: base64, or one of the headers above it.
  public static boolean belongs(String line) {
    return isBase64(line) || line.isBlank() || isHeader(line);
  }

  private static boolean isHeader(String line) {
    return line.contains("Proc-Type:")
        || line.contains("DEK-Info:")
        || line.contains("Comment:")
        || line.contains("Version:")
        || line.contains("Hash:");
  }

  /// Whether one word of the line is base64, and what stands around it is decoration.
  private static boolean isBase64(String line) {
    int words = 0;
    int from = 0;
    while (from < line.length()) {
      int to = from;
      while (to < line.length() && !Character.isWhitespace(line.charAt(to))) {
        to++;
      }
      int length = base64(line, from, to);
      boolean number = to - from <= 5 && length > 0 && Character.isDigit(line.charAt(from));
      if (length < 0) {
        return false;
      } else if (length > 0 && !(number && words == 0 && to < line.length())) {
        words++;
      }
      from = to + 1;
    }
    return words == 1;
  }

  /// How long a word of base64 is, a diff's mark or a quote around it left out; -1 when it is none.
  private static int base64(String line, int from, int to) {
    int start = from;
    int end = to;
    if (start < end && "+-\"'>|│".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && "\"',|│\\".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    for (int i = start; i < end; i++) {
      char c = line.charAt(i);
      boolean letter =
          c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
      if (!letter && !(c == '\\' && i + 1 < end && line.charAt(i + 1) == 'n')) {
        return -1;
      }
    }
    return end - start;
  }
}
