package dev.muxcast.screen;

/// The one line that a pane is writing, with the edits that stay within it: carriage return and
/// overwriting (progress bars), backspace, erase in line, insert and delete (shells' line editors).
/// Everything beyond one line is tmux's business, not ours.
///
/// What has been handed out can't be taken back. So a line that changes where it was handed out
/// already is handed out again, whole, on a line of its own; one that only grows is handed out
/// piece by piece, so that the pieces joined are the text that was written.
///
/// No I/O; owned by its [PaneText].
final class CurrentLine {

  /// A longer line is taken as a stream: its older part can't be edited any more.
  static final int LIMIT = 8192;

  private final StringBuilder line = new StringBuilder();
  private int column;
  private int handedOut;
  private boolean rewritten;
  private boolean touched;

  /// Writes a character at the cursor.
  void put(int codePoint) {
    if (Character.isBmpCodePoint(codePoint)) {
      putChar((char) codePoint);
    } else {
      putChar(Character.highSurrogate(codePoint));
      putChar(Character.lowSurrogate(codePoint));
    }
  }

  private void putChar(char c) {
    touched = true;
    if (column < line.length()) {
      if (line.charAt(column) != c) {
        line.setCharAt(column, c);
        rewritten |= column < handedOut;
      }
    } else {
      while (line.length() < column) {
        line.append(' ');
      }
      line.append(c);
    }
    column++;
  }

  /// Moves the cursor to a column, from 0.
  void moveTo(int to) {
    column = Math.clamp(to, 0, LIMIT);
  }

  int column() {
    return column;
  }

  boolean isEmpty() {
    return line.isEmpty();
  }

  /// Whether the line is too long to be edited: it has to be handed out and forgotten.
  boolean isFull() {
    return line.length() >= LIMIT;
  }

  /// Erases in the line as `CSI n K` does: 0 to the end, 1 to the cursor, 2 all of it.
  void erase(int what) {
    if (what == 0) {
      truncate(column);
    } else if (what == 1) {
      blank(0, column + 1);
    } else if (what == 2) {
      truncate(0);
    }
  }

  /// Replaces by blanks from the cursor on.
  void eraseCharacters(int count) {
    blank(column, column + count);
  }

  /// Takes characters out at the cursor; the rest moves to the left.
  void delete(int count) {
    if (column < line.length()) {
      line.delete(column, Math.min(line.length(), column + count));
      rewritten |= column < handedOut;
    }
  }

  /// Puts blanks in at the cursor; the rest moves to the right.
  void insert(int count) {
    if (column < line.length()) {
      line.insert(column, " ".repeat(Math.clamp(count, 0, LIMIT)));
      rewritten |= column < handedOut;
    }
  }

  private void truncate(int length) {
    if (length < line.length()) {
      line.setLength(length);
      rewritten |= length < handedOut;
    }
  }

  private void blank(int from, int to) {
    for (int i = from; i < Math.min(to, line.length()); i++) {
      if (line.charAt(i) != ' ') {
        line.setCharAt(i, ' ');
        rewritten |= i < handedOut;
      }
    }
  }

  /// Hands out what is new since the last time, the line being unfinished.
  void handOut(StringBuilder to) {
    if (rewritten && !touched) {
      return;
    }
    write(to);
    handedOut = line.length();
    rewritten = false;
    touched = false;
  }

  /// Hands out the rest of the line and its line feed, and starts a new one.
  void finish(StringBuilder to) {
    write(to);
    to.append('\n');
    forget();
  }

  /// Starts anew without handing anything out.
  void forget() {
    line.setLength(0);
    if (line.capacity() > 1024) {
      line.trimToSize();
    }
    column = 0;
    handedOut = 0;
    rewritten = false;
    touched = false;
  }

  private void write(StringBuilder to) {
    if (!rewritten) {
      to.append(line, Math.min(handedOut, line.length()), line.length());
    } else if (!line.toString().isBlank()) {
      to.append('\n').append(line);
    }
  }
}
