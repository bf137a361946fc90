package dev.muxcast.screen;

import dev.muxcast.tmux.Cells;

/// The one line that a pane is writing, with the edits that stay within it: carriage return and
/// overwriting (progress bars), backspace, erase in line, insert and delete (shells' line editors).
/// They count in cells, of which a character may take two or none. Everything beyond one line is
/// tmux's business, not ours.
///
/// What has been handed out can't be taken back. So a line that changes where it was handed out
/// already is handed out again, whole, on a line of its own, once it is finished or has come to
/// rest; one that only grows is handed out piece by piece, so that the pieces joined are the text
/// that was written.
///
/// No I/O; owned by its [PaneText].
final class CurrentLine {

  /// A longer line is taken as a stream: its older part can't be edited any more.
  static final int LIMIT = 8192;

  /// A line is known again when it is written once more, unless it is longer.
  private static final int LONGEST = 512;

  private final StringBuilder line = new StringBuilder();

  /// How many cells it takes.
  private int cells;

  private int column;
  private String handedOut = "";
  private int handedOutLength;
  private boolean rewritten;

  /// Writes a character at the cursor.
  void put(int codePoint) {
    int wide = Cells.of(codePoint, column);
    if (wide > 0 && stands(codePoint, wide)) {
      column += wide;
      return;
    }
    if (column < cells && wide > 0) {
      blank(column, column + wide);
      int at = index(column);
      int to = index(Math.min(cells, column + wide));
      replace(at, to, Character.toString(codePoint));
    } else {
      pad(column);
      int at = wide == 0 && column < cells ? index(column) : line.length();
      line.insert(at, Character.toString(codePoint));
      rewritten |= at < handedOutLength;
      cells += wide;
    }
    column += wide;
  }

  /// Whether that character stands at the cursor already.
  private boolean stands(int codePoint, int wide) {
    if (column + wide > cells) {
      return false;
    }
    int at = index(column);
    int end = at + Character.charCount(codePoint);
    return line.codePointAt(at) == codePoint && index(column + wide) == end;
  }

  private void pad(int to) {
    while (cells < to) {
      line.append(' ');
      cells++;
    }
  }

  private void replace(int from, int to, String text) {
    if (!text.contentEquals(line.substring(from, to))) {
      line.replace(from, to, text);
      rewritten |= from < handedOutLength;
    }
    cells = Cells.of(line);
  }

  /// Where the character stands that takes that cell; those that join it stand behind it.
  private int index(int cell) {
    int at = 0;
    int from = 0;
    while (at < line.length()) {
      int codePoint = line.codePointAt(at);
      int wide = Cells.of(codePoint, from);
      if (from + wide > cell && wide > 0) {
        return at;
      }
      from += wide;
      at += Character.charCount(codePoint);
    }
    return at;
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

  /// Takes cells out at the cursor; the rest moves to the left.
  void delete(int count) {
    int to = Math.min(cells, column + count);
    if (column < to) {
      blank(column, to);
      replace(index(column), index(to), "");
    }
  }

  /// Puts blanks in at the cursor; the rest moves to the right.
  void insert(int count) {
    if (column < cells) {
      int at = index(column);
      replace(at, at, " ".repeat(Math.clamp(count, 0, LIMIT)));
    }
  }

  private void truncate(int to) {
    if (to < cells) {
      blank(to, to + 1);
      int at = index(to);
      rewritten |= at < handedOutLength;
      line.setLength(at);
      cells = to;
    }
  }

  /// Characters of which only a part lies there go altogether, as in a terminal.
  private void blank(int from, int to) {
    int at = 0;
    int cell = 0;
    while (at < line.length() && cell < to) {
      int codePoint = line.codePointAt(at);
      int wide = Cells.of(codePoint, cell);
      int end = at + Character.charCount(codePoint);
      if (wide > 0 && cell + wide > from) {
        while (end < line.length() && Cells.of(line.codePointAt(end), cell + wide) == 0) {
          end += Character.charCount(line.codePointAt(end));
        }
        replace(at, end, " ".repeat(wide));
        end = at + wide;
      }
      cell += wide;
      at = end;
    }
  }

  /// Whether it was written over where it was handed out.
  boolean isHeld() {
    return rewritten && !line.toString().isBlank() && !line.toString().equals(handedOut);
  }

  /// Hands out what is new since the last time, the line being unfinished; nothing where it was
  /// written over.
  void handOut(StringBuilder to) {
    if (!rewritten) {
      rest(to);
    }
  }

  /// Hands it out as it is, for it has come to rest.
  void rest(StringBuilder to) {
    write(to);
    handedOut = line.length() > LONGEST ? "" : line.toString();
    handedOutLength = line.length();
    rewritten = false;
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
    cells = 0;
    column = 0;
    handedOut = "";
    handedOutLength = 0;
    rewritten = false;
  }

  private void write(StringBuilder to) {
    if (!rewritten) {
      to.append(line, Math.min(handedOutLength, line.length()), line.length());
    } else if (isHeld()) {
      to.append('\n').append(line);
    }
  }
}
