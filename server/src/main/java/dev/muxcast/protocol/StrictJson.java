package dev.muxcast.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text (RFC 8259) from a client we don't trust: exactly the grammar and nothing
/// after it, no name twice, no unpaired surrogate (which could not be written again), and no deeper
/// than [#MAX_DEPTH]. `docs/decisions/0006-strict-json.md` says why the library's reader is not
/// used for this.
///
/// Values are `String`, `Long` (whole numbers that fit), `Double`, `Boolean`, null, `List` and
/// `Map` in the order of the text. One use, one thread.
final class StrictJson {
  /// How many arrays and objects may stand in one another.
  static final int MAX_DEPTH = 32;

  /// What is wrong, and at which character.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String what, int at) {
      super(what + " at character " + at, null, false, false);
    }
  }

  private final String text;
  private int at;

  private StrictJson(String text) {
    this.text = text;
  }

  /// The value of the text.
  static @Nullable Object read(String text) throws Malformed {
    StrictJson reader = new StrictJson(text);
    Object value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.wrong("unexpected text after the value");
    }
    return value;
  }

  private @Nullable Object value(int depth) throws Malformed {
    space();
    switch (peek()) {
      case '{':
        return object(depth + 1);
      case '[':
        return array(depth + 1);
      case '"':
        return string();
      case 't':
        return literal("true", Boolean.TRUE);
      case 'f':
        return literal("false", Boolean.FALSE);
      case 'n':
        return literal("null", null);
      default:
        return number();
    }
  }

  private Map<String, @Nullable Object> object(int depth) throws Malformed {
    open(depth);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (taken('}')) {
      return map;
    }
    do {
      space();
      int nameAt = at;
      if (peek() != '"') {
        throw wrong("expected a name in double quotes");
      }
      String name = string();
      space();
      take(':');
      if (map.containsKey(name)) {
        throw new Malformed("the name \"" + Json.shorten(name) + "\" appears twice,", nameAt);
      }
      map.put(name, value(depth));
      space();
    } while (taken(','));
    take('}');
    return map;
  }

  private List<@Nullable Object> array(int depth) throws Malformed {
    open(depth);
    List<@Nullable Object> list = new ArrayList<>();
    if (taken(']')) {
      return list;
    }
    do {
      list.add(value(depth));
      space();
    } while (taken(','));
    take(']');
    return list;
  }

  private void open(int depth) throws Malformed {
    if (depth > MAX_DEPTH) {
      throw wrong("nested deeper than " + MAX_DEPTH + " levels");
    }
    at++;
    space();
  }

  private String string() throws Malformed {
    int from = ++at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        return paired(text.substring(from, at++), from);
      } else if (c == '\\') {
        return escaped(from);
      } else if (c < 0x20) {
        throw wrong("a control character in a string must be escaped");
      }
      at++;
    }
    throw wrong("a string without its closing quote");
  }

  private String escaped(int from) throws Malformed {
    StringBuilder out = new StringBuilder(text.length() - from).append(text, from, at);
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return paired(out.toString(), from);
      } else if (c == '\\') {
        out.append(escape());
      } else if (c < 0x20) {
        at--;
        throw wrong("a control character in a string must be escaped");
      } else {
        out.append(c);
      }
    }
    throw wrong("a string without its closing quote");
  }

  private char escape() throws Malformed {
    char c = peek();
    at++;
    switch (c) {
      case '"', '\\', '/':
        return c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        int unit = 0;
        for (int i = 0; i < 4; i++) {
          int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
          if (digit < 0) {
            throw wrong("\\u needs four hexadecimal digits");
          }
          unit = unit << 4 | digit;
          at++;
        }
        return (char) unit;
      default:
        at--;
        throw wrong("unknown escape");
    }
  }

  private static String paired(String string, int from) throws Malformed {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < string.length()
                && Character.isLowSurrogate(string.charAt(i + 1));
        if (!pair) {
          throw new Malformed("an unpaired surrogate in the string", from);
        }
        i++;
      }
    }
    return string;
  }

  private Object number() throws Malformed {
    int from = at;
    if (at < text.length() && text.charAt(at) == '-') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '0') {
      at++;
    } else {
      digits(from);
    }
    boolean whole = true;
    if (at < text.length() && text.charAt(at) == '.') {
      whole = false;
      at++;
      digits(from);
    }
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      whole = false;
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      digits(from);
    }
    String digits = text.substring(from, at);
    if (whole && digits.length() <= 18) {
      return Long.parseLong(digits);
    }
    double number = Double.parseDouble(digits);
    if (Double.isInfinite(number)) {
      throw new Malformed("a number too large", from);
    }
    return number;
  }

  private void digits(int from) throws Malformed {
    int first = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == first) {
      throw first == from && from < text.length()
          ? wrong("expected a value")
          : wrong("an unfinished number");
    }
  }

  private @Nullable Object literal(String word, @Nullable Object value) throws Malformed {
    if (!text.startsWith(word, at)) {
      throw wrong("expected a value");
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        return;
      }
      at++;
    }
  }

  private char peek() throws Malformed {
    if (at >= text.length()) {
      throw wrong("unexpected end");
    }
    return text.charAt(at);
  }

  private void take(char expected) throws Malformed {
    if (peek() != expected) {
      throw wrong("expected " + expected);
    }
    at++;
  }

  private boolean taken(char wanted) throws Malformed {
    boolean there = peek() == wanted;
    if (there) {
      at++;
    }
    return there;
  }

  private Malformed wrong(String what) {
    return new Malformed(what, at);
  }
}
