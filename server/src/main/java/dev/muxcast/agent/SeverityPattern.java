package dev.muxcast.agent;

import org.jspecify.annotations.Nullable;

/// One pattern of a severity rule: a text with four signs, no regex, so that a hundred of them cost
/// neither memory nor time.
///
/// A pattern with an upper-case letter is case-sensitive, any other is not. `^` at its start holds
/// it to the first letter or digit of the line; `*` stands for a run of identifier characters,
/// perhaps an empty one; `#` for a whole number other than 0; a blank for any number of blanks.
/// Where the pattern starts or ends with a letter or a digit, the match must start or end a word:
/// neither an identifier nor a file name, an option or a quoted text goes on there.
///
/// Immutable.
final class SeverityPattern {

  private enum Start {
    WORD,
    LINE,
    RUN,
    NUMBER
  }

  private final Start start;
  private final String body;
  private final boolean ignoreCase;

  /// @throws IllegalArgumentException when the text has nothing to look for
  SeverityPattern(String text) {
    if (text.startsWith("^")) {
      start = Start.LINE;
      body = text.substring(1);
    } else if (text.startsWith("*")) {
      start = Start.RUN;
      body = text.substring(1);
    } else if (text.startsWith("# ")) {
      start = Start.NUMBER;
      body = text.substring(2);
    } else {
      start = Start.WORD;
      body = text;
    }
    if (body.isEmpty() || body.charAt(0) == '*' || body.charAt(0) == '#') {
      throw new IllegalArgumentException("a pattern needs a text after its first sign: " + text);
    }
    boolean lower = true;
    for (int i = 0; i < body.length(); i++) {
      lower &= !Character.isUpperCase(body.charAt(i));
    }
    ignoreCase = lower;
  }

  /// The character at which [#match] has to be asked, in lower case.
  char first() {
    return Character.toLowerCase(body.charAt(0));
  }

  /// Where the match starts and ends when the pattern's text stands at `at`.
  ///
  /// @return `start << 32 | end`, or -1 when it does not match there
  long match(String line, int at, int lineStart) {
    int end = forward(line, at);
    if (end < 0 || !endsWell(line, end)) {
      return -1;
    }
    int from = backward(line, at, lineStart);
    return from < 0 ? -1 : (long) from << 32 | end;
  }

  private int forward(String line, int at) {
    int position = at;
    for (int i = 0; i < body.length(); i++) {
      char sign = body.charAt(i);
      switch (sign) {
        case '*' -> {
          while (position < line.length() && isIdentifier(line.charAt(position))) {
            position++;
          }
        }
        case '#' -> {
          int end = position;
          boolean zero = true;
          while (end < line.length() && isDigit(line.charAt(end))) {
            zero &= line.charAt(end) == '0';
            end++;
          }
          if (zero) {
            return -1;
          }
          position = end;
        }
        case ' ' -> {
          int end = position;
          while (end < line.length() && line.charAt(end) == ' ') {
            end++;
          }
          if (end == position) {
            return -1;
          }
          position = end;
        }
        default -> {
          if (position >= line.length() || !same(sign, line.charAt(position))) {
            return -1;
          }
          position++;
        }
      }
    }
    return position;
  }

  private boolean same(char sign, char c) {
    return sign == c || (ignoreCase && sign == Character.toLowerCase(c));
  }

  private int backward(String line, int at, int lineStart) {
    return switch (start) {
      case LINE -> at == lineStart ? at : -1;
      case WORD -> !Character.isLetterOrDigit(body.charAt(0)) || startsWord(line, at) ? at : -1;
      case RUN -> {
        int from = at;
        while (from > 0 && (isIdentifier(line.charAt(from - 1)) || line.charAt(from - 1) == '.')) {
          from--;
        }
        yield startsWord(line, from) ? from : -1;
      }
      case NUMBER -> number(line, at);
    };
  }

  private static int number(String line, int at) {
    int end = at;
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    int from = end;
    boolean zero = true;
    while (from > 0 && isDigit(line.charAt(from - 1))) {
      zero &= line.charAt(from - 1) == '0';
      from--;
    }
    return zero || end == at || !startsWord(line, from) ? -1 : from;
  }

  private static boolean startsWord(String line, int at) {
    if (at == 0) {
      return true;
    }
    char c = line.charAt(at - 1);
    return !isIdentifier(c) && "\"'`-/.\\=".indexOf(c) < 0;
  }

  private boolean endsWell(String line, int at) {
    char last = body.charAt(body.length() - 1);
    if (at >= line.length() || !(Character.isLetterOrDigit(last) || last == '#' || last == '*')) {
      return true;
    }
    char c = line.charAt(at);
    if (c == '.') {
      return at + 1 >= line.length() || !isIdentifier(line.charAt(at + 1));
    }
    return !isIdentifier(c) && "\"'`-/\\=(".indexOf(c) < 0;
  }

  static boolean isIdentifier(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The word that ends right before `at`, blanks skipped, in lower case, or null.
  static @Nullable String wordBefore(String line, int at) {
    int end = at;
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    int from = end;
    while (from > 0 && isIdentifier(line.charAt(from - 1))) {
      from--;
    }
    return from == end || end == at
        ? null
        : line.substring(from, end).toLowerCase(java.util.Locale.ROOT);
  }
}
