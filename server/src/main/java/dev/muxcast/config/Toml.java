package dev.muxcast.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the part of TOML 1.0 a configuration needs: tables, bare, quoted and dotted keys, strings
/// (basic and literal, on one line), whole numbers, booleans, arrays of these over any number of
/// lines, comments. What it does not read it refuses by name, with the line; it never guesses.
///
/// Why not a library: docs/decisions/0002-toml.md. Threads: used and dropped by one.
final class Toml {
  private static final int MOST_DEPTH = 16;

  private final String text;
  private final String name;
  private int at;
  private int line = 1;

  private final Map<String, Object> values = new LinkedHashMap<>();

  private Toml(String text, String name) {
    this.text = text;
    this.name = name;
  }

  /// The values of `text` by their full dotted keys, each a `String`, a `Long`, a `Boolean` or a
  /// `List` of these.
  ///
  /// @param name how messages call the text, usually the file's path
  /// @throws Refusal naming the line, for what is not TOML or not read here
  static Map<String, Object> parse(String text, String name) throws Refusal {
    Toml toml = new Toml(text, name);
    toml.document();
    return toml.values;
  }

  private void document() throws Refusal {
    String table = "";
    for (skipBlank(); at < text.length(); skipBlank()) {
      if (peek() == '[') {
        at++;
        if (peek() == '[') {
          throw refuse("arrays of tables ([[…]]) are not used here");
        }
        table = key() + ".";
        expect(']');
      } else {
        String key = table + key();
        expect('=');
        Object value = value(0);
        if (values.put(key, value) != null) {
          throw refuse(key + " stands there twice");
        }
      }
      endOfLine();
    }
  }

  /// A dotted key, its parts joined by dots.
  private String key() throws Refusal {
    StringBuilder key = new StringBuilder();
    while (true) {
      skipSpace();
      char c = peek();
      if (c == '"' || c == '\'') {
        key.append(string(c));
      } else {
        int start = at;
        while (isBare(peek())) {
          at++;
        }
        if (at == start) {
          throw refuse("a key was expected");
        }
        key.append(text, start, at);
      }
      skipSpace();
      if (peek() != '.') {
        return key.toString();
      }
      at++;
      key.append('.');
    }
  }

  private static boolean isBare(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }

  /// @param depth in how many arrays it stands
  private Object value(int depth) throws Refusal {
    skipSpace();
    char c = peek();
    return switch (c) {
      case '"', '\'' -> string(c);
      case '[' -> array(depth + 1);
      case '{' -> throw refuse("inline tables ({…}) are not used here; write a [table]");
      default -> word();
    };
  }

  private Object word() throws Refusal {
    int start = at;
    while (isBare(peek()) || peek() == '+' || peek() == '.' || peek() == ':') {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("true") || word.equals("false")) {
      return word.equals("true");
    }
    try {
      return Long.valueOf(word.replace("_", ""));
    } catch (NumberFormatException e) {
      throw refuse(
          word.isEmpty()
              ? "a value was expected"
              : word + " is no whole number, true or false; a text stands in quotes");
    }
  }

  private List<Object> array(int depth) throws Refusal {
    if (depth > MOST_DEPTH) {
      throw refuse("arrays stand in one another more than " + MOST_DEPTH + " deep");
    }
    List<Object> items = new ArrayList<>();
    at++;
    skipBlank();
    while (peek() != ']') {
      items.add(value(depth));
      skipBlank();
      if (peek() == ',') {
        at++;
        skipBlank();
      } else if (peek() != ']') {
        throw refuse("a comma or ] was expected");
      }
    }
    at++;
    return List.copyOf(items);
  }

  private String string(char quote) throws Refusal {
    if (text.startsWith(String.valueOf(quote).repeat(3), at)) {
      throw refuse("texts over several lines are not used here");
    }
    at++;
    StringBuilder string = new StringBuilder();
    while (peek() != quote) {
      char c = peek();
      if (c == '\n' || at >= text.length()) {
        throw refuse("a text without its closing quote");
      }
      at++;
      string.append(c == '\\' && quote == '"' ? escape() : String.valueOf(c));
    }
    at++;
    return string.toString();
  }

  private String escape() throws Refusal {
    char c = peek();
    at++;
    return switch (c) {
      case 'b' -> "\b";
      case 't' -> "\t";
      case 'n' -> "\n";
      case 'f' -> "\f";
      case 'r' -> "\r";
      case '"', '\\' -> String.valueOf(c);
      case 'u' -> codePoint(4);
      case 'U' -> codePoint(8);
      default -> throw refuse("\\" + c + " is no escape; write \\\\ for a backslash");
    };
  }

  private String codePoint(int digits) throws Refusal {
    try {
      int end = Math.min(at + digits, text.length());
      int codePoint = Integer.parseUnsignedInt(text.substring(at, end), 16);
      at = end;
      return Character.toString(codePoint);
    } catch (IllegalArgumentException e) {
      throw refuse("\\u needs 4 and \\U 8 hexadecimal digits of a character");
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /// Over white space, line ends and comments.
  private void skipBlank() {
    while (at < text.length()) {
      char c = peek();
      if (c == '#') {
        at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
      } else if (c == '\n' || c == '\r' || c == ' ' || c == '\t') {
        line += c == '\n' ? 1 : 0;
        at++;
      } else {
        return;
      }
    }
  }

  private void expect(char c) throws Refusal {
    skipSpace();
    if (peek() != c) {
      throw refuse(c + " was expected");
    }
    at++;
  }

  private void endOfLine() throws Refusal {
    skipSpace();
    char c = peek();
    if (at < text.length() && c != '\n' && c != '\r' && c != '#') {
      throw refuse("the line should end after the value");
    }
  }

  private Refusal refuse(String what) {
    return new Refusal(name + " line " + line + ": " + what);
  }
}
