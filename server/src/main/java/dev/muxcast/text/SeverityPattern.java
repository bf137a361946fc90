package dev.muxcast.text;

import org.jspecify.annotations.Nullable;

/// One pattern of a severity rule: a text with a few signs, no regex, so that hundreds of them cost
/// neither memory nor time.
///
/// A pattern with an upper-case letter is case-sensitive, any other is not. `^` at its start holds
/// it to the first letter or digit of the line, `$` at its end to the line's end; `*` stands for a
/// run of identifier characters, perhaps an empty one; `#` for a whole number other than 0; a blank
/// for any number of blanks. Where the pattern starts or ends with a letter or a digit, the match
/// must start or end a word: neither an identifier nor a file name, an option or a quoted text goes
/// on there. A colon at its end is no `::`. A run before an upper-case letter is a type's name, so
/// it begins with one too.
///
/// Immutable.
final class SeverityPattern {

  private enum Start {
    WORD,
    RUN,
    NUMBER
  }

  private final boolean lineStart;
  private final boolean lineEnd;
  private final Start start;
  private final String body;
  private final boolean ignoreCase;

  /// @throws IllegalArgumentException when the text has nothing to look for
  SeverityPattern(String text) {
    lineStart = text.startsWith("^");
    lineEnd = text.endsWith("$");
    String bare = text.substring(lineStart ? 1 : 0, text.length() - (lineEnd ? 1 : 0));
    if (bare.startsWith("*")) {
      start = Start.RUN;
      body = bare.substring(1);
    } else if (bare.startsWith("# ")) {
      start = Start.NUMBER;
      body = bare.substring(2);
    } else {
      start = Start.WORD;
      body = bare;
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

  /// Says how it begins.
  void beginsIn(Beginnings beginnings) {
    if (body.length() == 1 || "*# ".indexOf(body.charAt(1)) >= 0) {
      beginnings.add(first());
    } else {
      beginnings.add(first(), body.charAt(1));
    }
  }

  /// Where the match starts and ends when the pattern's text stands at `at`.
  ///
  /// @param firstWord where the line's first letter or digit stands
  /// @return `start << 32 | end`, or -1 when it does not match there
  long match(String line, int at, int firstWord) {
    int end = forward(line, at);
    if (end < 0 || !endsWell(line, end)) {
      return -1;
    }
    int from = backward(line, at);
    return from < 0 || (lineStart && from != firstWord) ? -1 : (long) from << 32 | end;
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

  private int backward(String line, int at) {
    return switch (start) {
      case WORD -> !Character.isLetterOrDigit(body.charAt(0)) || startsWord(line, at) ? at : -1;
      case RUN -> run(line, at);
      case NUMBER -> number(line, at);
    };
  }

  private int run(String line, int at) {
    int from = at;
    int name = at;
    while (from > 0 && (isIdentifier(line.charAt(from - 1)) || line.charAt(from - 1) == '.')) {
      from--;
      if (name == from + 1 && line.charAt(from) != '.') {
        name = from;
      }
    }
    boolean isType = ignoreCase || Character.isUpperCase(line.charAt(name));
    return isType && startsWord(line, from) ? from : -1;
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
    if (lineEnd) {
      return line.substring(at).isBlank();
    }
    char last = body.charAt(body.length() - 1);
    if (last == ':' && at < line.length() && line.charAt(at) == ':') {
      return false;
    }
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

  /// The word that ends right before `at`, blanks skipped, in lower case; null where there is none,
  /// or it is another key's value (`unreachable=0 failed=1`).
  static @Nullable String wordBefore(String line, int at) {
    int end = at;
    while (end > 0 && line.charAt(end - 1) == ' ') {
      end--;
    }
    int from = end;
    while (from > 0 && isIdentifier(line.charAt(from - 1))) {
      from--;
    }
    boolean value = from > 0 && line.charAt(from - 1) == '=';
    return from == end || end == at || value
        ? null
        : line.substring(from, end).toLowerCase(java.util.Locale.ROOT);
  }
}
