package dev.muxcast.usage;

/// Walks through lines of JSON that are fed in pieces of any size, and tells the short values in
/// them with their paths, such as `message.usage.input_tokens`. Its memory is the same however long
/// a line is. What is no JSON is passed over to the next line.
///
/// Mutable, on one thread.
final class JsonLines {
  private static final int DEEPEST = 32;
  private static final int LONGEST = 100;

  /// Who is told.
  interface Listener {
    /// @param path the names from the outside in, with dots between; arrays have none
    /// @param value a text, number or word, as it is written
    void value(String path, String value);

    /// A line is over.
    void line();
  }

  private final Listener listener;
  private final StringBuilder path = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final int[] lengths = new int[DEEPEST + 1];
  private final boolean[] objects = new boolean[DEEPEST + 1];
  private int depth;
  private boolean inString;
  private boolean inWord;
  private boolean escaped;
  private boolean name;
  private boolean broken;

  JsonLines(Listener listener) {
    this.listener = listener;
  }

  void feed(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      byte c = bytes[i];
      if (c == '\n') {
        endLine();
      } else if (!broken) {
        accept(c);
      }
    }
  }

  private void endLine() {
    if (!broken && !inString && depth == 0) {
      listener.line();
    }
    path.setLength(0);
    text.setLength(0);
    depth = 0;
    inString = false;
    inWord = false;
    escaped = false;
    name = false;
    broken = false;
  }

  private void accept(byte c) {
    if (inString) {
      inString(c);
      return;
    }
    switch (c) {
      case '"' -> {
        inString = true;
        text.setLength(0);
      }
      case '{', '[' -> open(c == '{');
      case '}', ']' -> {
        endWord();
        broken |= --depth < 0;
      }
      case ',' -> {
        endWord();
        name = objects[depth];
      }
      case ':' -> name = false;
      case ' ', '\t', '\r' -> endWord();
      default -> {
        if (!inWord) {
          inWord = true;
          text.setLength(0);
        }
        keep(c);
      }
    }
  }

  private void inString(byte c) {
    if (escaped) {
      escaped = false;
      keep(c);
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '"') {
      inString = false;
      if (name) {
        step();
      } else {
        tell();
      }
    } else {
      keep(c);
    }
  }

  private void open(boolean object) {
    if (depth == DEEPEST) {
      broken = true;
      return;
    }
    depth++;
    lengths[depth] = path.length();
    objects[depth] = object;
    name = object;
  }

  /// The path now ends with the name that was read.
  private void step() {
    path.setLength(lengths[depth]);
    if (!path.isEmpty()) {
      path.append('.');
    }
    path.append(text);
  }

  private void endWord() {
    if (inWord) {
      inWord = false;
      tell();
    }
  }

  private void tell() {
    if (text.length() < LONGEST && path.length() < LONGEST) {
      listener.value(path.toString(), text.toString());
    }
  }

  /// Keeps so much that what is too long is known as such. Only ASCII is ever asked for.
  private void keep(byte c) {
    if (text.length() < LONGEST) {
      text.append((char) (c & 0xff));
    }
  }
}
