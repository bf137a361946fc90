package dev.muxcast.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where words, names and numbers begin and end in a line of output. Pure.
final class Words {

  private Words() {}

  static boolean isIdentifier(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return c < 128 ? CharSet.isWord(c) && c != '_' : Character.isLetterOrDigit(c);
  }

  /// Whether a word may begin here: no identifier, file name, option or quoted text goes on.
  ///
  /// @param any whether something is asked to the left of it instead
  static boolean beginsWell(CharSequence line, int at, boolean any) {
    return any || !isLetterOrDigit(line.charAt(at)) || startsWord(line, at);
  }

  private static boolean startsWord(CharSequence line, int at) {
    if (at == 0) {
      return true;
    }
    char c = line.charAt(at - 1);
    return !isIdentifier(c) && "\"'`-/.\\=".indexOf(c) < 0;
  }

  /// Whether a match may end here.
  static boolean endsWell(CharSequence line, int at) {
    if (at >= line.length() || at == 0) {
      return true;
    }
    char last = line.charAt(at - 1);
    char c = line.charAt(at);
    if (last == ':' && c == ':') {
      return false;
    }
    if (!isLetterOrDigit(last)) {
      return true;
    }
    if (c == '.') {
      return at + 1 >= line.length() || !isIdentifier(line.charAt(at + 1));
    }
    return !isIdentifier(c) && "\"'`-/\\=(".indexOf(c) < 0;
  }

  /// Where the identifier starts that goes on at `at`, packages left out of the question; -1 when
  /// it is no type's name or stands in a longer word.
  static int nameBefore(CharSequence line, int at) {
    int from = at;
    int name = at;
    while (from > 0 && (isIdentifier(line.charAt(from - 1)) || line.charAt(from - 1) == '.')) {
      from--;
      if (name == from + 1 && line.charAt(from) != '.') {
        name = from;
      }
    }
    return Character.isUpperCase(line.charAt(name)) && startsWord(line, from) ? from : -1;
  }

  /// Where the number other than 0 starts that stands before `at` and blanks; -1 when none does.
  static int numberBefore(CharSequence line, int at) {
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

  /// Where the number other than 0 ends that begins at `at`; -1 when none does.
  static int numberAfter(CharSequence line, int at) {
    int end = at;
    boolean zero = true;
    while (end < line.length() && isDigit(line.charAt(end))) {
      zero &= line.charAt(end) == '0';
      end++;
    }
    return zero ? -1 : end;
  }

  /// The word that ends right before `at`, blanks skipped, in lower case; null where there is none,
  /// or it is another key's value (`unreachable=0 failed=1`).
  static @Nullable String before(String line, int at) {
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
        : line.substring(from, end).toLowerCase(Locale.ROOT);
  }

  /// Where a text ends that stands at `at`, each blank within it any number of them; -1 when
  /// another does, or its last word goes on.
  static int endOf(String text, String line, int at) {
    int to = at;
    for (int i = 0; i < text.length(); i++) {
      if (to >= line.length() || line.charAt(to) != text.charAt(i)) {
        return -1;
      }
      to++;
      while (i > 0 && text.charAt(i) == ' ' && to < line.length() && line.charAt(to) == ' ') {
        to++;
      }
    }
    return to < line.length() && isLetterOrDigit(line.charAt(to)) ? -1 : to;
  }

  /// Whether the place is between two quotes of the line.
  static boolean isQuoted(String line, int at) {
    return isQuoted(line, at, '"') || isQuoted(line, at, '`');
  }

  private static boolean isQuoted(String line, int at, char quote) {
    boolean open = false;
    for (int i = line.indexOf(quote); i >= 0 && i < at; i = line.indexOf(quote, i + 1)) {
      open = !open;
    }
    return open && line.charAt(at) != quote && line.indexOf(quote, at) >= 0;
  }
}
