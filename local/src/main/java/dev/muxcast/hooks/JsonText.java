package dev.muxcast.hooks;

import dev.muxcast.hooks.JsonNode.Group;
import dev.muxcast.hooks.JsonNode.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON as people write it into settings, with comments and a comma behind the last item, and
/// says where everything stands, so that it can be edited without being written anew.
///
/// One use, one thread.
public final class JsonText {
  private static final int DEEPEST = 100;

  /// A text that is no JSON; the message names the line.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(int line, String what) {
      super("line " + line + ": " + what);
    }
  }

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /// The object that the text is.
  static Group read(String text) throws Malformed {
    JsonText reader = new JsonText(text);
    if (text.startsWith("\uFEFF")) {
      reader.at = 1;
    }
    reader.space();
    if (reader.peek() != '{') {
      throw reader.wrong("the settings have to be an object, { … }");
    }
    Group root = reader.group(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.wrong("something stands behind the end");
    }
    return root;
  }

  private JsonNode value(int depth) throws Malformed {
    switch (peek()) {
      case '{', '[':
        if (depth == DEEPEST) {
          throw wrong("nested too deep");
        }
        return group(depth + 1);
      case '"':
        return string();
      default:
        return word();
    }
  }

  private Group group(int depth) throws Malformed {
    int start = at;
    boolean object = text.charAt(at++) == '{';
    char close = object ? '}' : ']';
    List<Item> items = new ArrayList<>();
    boolean more = true;
    space();
    while (peek() != close) {
      if (!more) {
        throw wrong("a comma or " + close + " is missing");
      }
      Item item = item(object, depth);
      space();
      more = peek() == ',';
      items.add(new Item(item.name(), item.start(), item.value(), more ? at++ : -1));
      space();
    }
    at++;
    return new Group(object, start, at, items);
  }

  private Item item(boolean object, int depth) throws Malformed {
    int start = at;
    String name = null;
    if (object) {
      if (peek() != '"') {
        throw wrong("a name in double quotes is missing");
      }
      name = string().text();
      space();
      if (peek() != ':') {
        throw wrong("a colon is missing");
      }
      at++;
      space();
    }
    return new Item(name, start, value(depth), -1);
  }

  private JsonNode.Text string() throws Malformed {
    int start = at++;
    StringBuilder out = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        at--;
        throw wrong("a text has to end on its line");
      }
      out.append(c == '\\' ? escape() : c);
    }
    at++;
    return new JsonNode.Text(out.toString(), start, at);
  }

  private char escape() throws Malformed {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unit();
      default -> throw wrong("\\" + c + " means nothing");
    };
  }

  private char unit() throws Malformed {
    try {
      char unit = (char) Integer.parseInt(text.substring(at, at + 4), 16);
      at += 4;
      return unit;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw wrong("four hexadecimal digits have to follow \\u");
    }
  }

  private JsonNode word() throws Malformed {
    int start = at;
    while (at < text.length() && isOfWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    boolean known = word.equals("true") || word.equals("false") || word.equals("null");
    if (!known && !isNumber(word)) {
      at = start;
      throw wrong("a value is missing");
    }
    return new JsonNode.Word(start, at);
  }

  private static boolean isOfWord(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || "+-.E".indexOf(c) >= 0;
  }

  private static boolean isNumber(String word) {
    try {
      return !Double.isNaN(Double.parseDouble(word)) && !word.endsWith("d") && !word.endsWith("f");
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// Passes blanks and comments.
  private void space() throws Malformed {
    while (at < text.length()) {
      if (text.charAt(at) <= ' ') {
        at++;
      } else if (text.startsWith("//", at)) {
        int newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length() : newline;
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw wrong("a comment is not closed");
        }
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private char peek() throws Malformed {
    if (at >= text.length()) {
      throw wrong("it ends too early");
    }
    return text.charAt(at);
  }

  private Malformed wrong(String what) {
    int line = 1;
    for (int i = 0; i < Math.min(at, text.length()); i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new Malformed(line, what);
  }

  /// A text as it stands in JSON; `null` for null.
  public static String quote(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append("\\u00")
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
