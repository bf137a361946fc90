package dev.muxcast.text;

import dev.muxcast.text.RedactionRules.Secret;
import java.util.ArrayList;
import java.util.List;

/// Takes the secrets out of a captured screen, also those that go on in the next row, in a box or
/// not. Every row keeps its place; each row that a secret touches is masked by itself.
///
/// Pure; any thread.
public final class ScreenSecrets {

  /// How near the right edge a row has to come for its word to go on in the next one.
  private static final int EDGE = 6;

  private static final int MOST_ROWS = 40;

  /// So long is the part of a secret that is no word.
  private static final int LIKELY = 12;

  private static final String BORDERS = "│┃|▌▐█║";

  private record Part(int row, int from, int start) {}

  private record Mask(int row, int start, int end, String text) {}

  private final RedactionRules rules;
  private final List<String> rows;
  private final int width;
  private final int cursorRow;
  private final int cursorColumn;
  private final List<Mask> masks = new ArrayList<>();

  private ScreenSecrets(
      RedactionRules rules, List<String> rows, int width, int cursorRow, int cursorColumn) {
    this.rules = rules;
    this.rows = rows;
    this.width = width;
    this.cursorRow = cursorRow;
    this.cursorColumn = cursorColumn;
  }

  /// The rows, masked.
  ///
  /// @param cursorRow and cursorColumn where the next character will stand: a secret that is only
  ///   begun there is masked as well, elsewhere a larger part of one
  public static List<String> redact(
      RedactionRules rules, List<String> rows, int width, int cursorRow, int cursorColumn) {
    if (rules == RedactionRules.NONE) {
      return rows;
    }
    ScreenSecrets secrets = new ScreenSecrets(rules, rows, width, cursorRow, cursorColumn);
    secrets.keys();
    for (int row = 0; row < rows.size(); row++) {
      String content = secrets.content(row);
      if (!rules.isClean(content)) {
        secrets.find(List.of(new Part(row, 0, 0)), content);
      }
      if (secrets.isFull(row) && (row == 0 || !secrets.isFull(row - 1))) {
        secrets.wrapped(row);
      }
    }
    return secrets.masks.isEmpty() ? rows : secrets.masked();
  }

  private String content(int row) {
    String text = rows.get(row);
    int end = text.length();
    while (end > 0 && isDecoration(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  private static boolean isDecoration(char c) {
    return c == ' ' || BORDERS.indexOf(c) >= 0;
  }

  private boolean isFull(int row) {
    return content(row).length() >= width - EDGE;
  }

  private void wrapped(int first) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int row = first; row < rows.size() && parts.size() < MOST_ROWS; row++) {
      String content = content(row);
      int from = 0;
      while (row > first && from < content.length() && isDecoration(content.charAt(from))) {
        from++;
      }
      parts.add(new Part(row, from, text.length()));
      text.append(content, from, content.length());
      if (!isFull(row)) {
        break;
      }
    }
    find(parts, text.toString());
  }

  private void find(List<Part> parts, String text) {
    boolean goesOn = goesOn(parts.getLast().row);
    int from = 0;
    while (true) {
      Secret secret = rules.next(text, from);
      if (secret != null && !secret.whole() && !goesOn && !isLikely(text, secret)) {
        secret = rules.nextWhole(text, from);
      }
      if (secret == null) {
        return;
      }
      mark(parts, text.length(), secret);
      from = secret.end();
    }
  }

  /// Whether the next character will stand behind what is in this row.
  private boolean goesOn(int row) {
    int end = content(row).length();
    return row == cursorRow && (cursorColumn == end || (end >= width && cursorColumn >= width - 1));
  }

  /// Whether what is only begun is rather a secret that is being drawn, by a program whose cursor
  /// stands elsewhere, than a word.
  private static boolean isLikely(String text, Secret begun) {
    boolean digit = false;
    for (int i = begun.start(); i < begun.end(); i++) {
      digit |= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digit && begun.end() - begun.start() >= LIKELY;
  }

  private void mark(List<Part> parts, int length, Secret secret) {
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      int end = i + 1 < parts.size() ? parts.get(i + 1).start : length;
      int from = Math.max(secret.start(), part.start);
      int to = Math.min(secret.end(), end);
      if (from < to) {
        int shift = part.from - part.start;
        masks.add(new Mask(part.row, from + shift, to + shift, secret.mask()));
      }
    }
  }

  /// Rows of private keys, also of one whose beginning or end is out of sight.
  private void keys() {
    boolean inside = false;
    for (int row = 0; row < rows.size(); row++) {
      String text = content(row);
      if (KeyBlock.ends(text)) {
        for (int up = row - 1; !inside && up >= 0 && KeyBlock.belongs(rows.get(up)); up--) {
          maskKey(up);
        }
        inside = false;
      } else if (KeyBlock.begins(text)) {
        inside = true;
      } else if (inside && KeyBlock.belongs(text)) {
        maskKey(row);
      } else {
        inside = false;
      }
    }
  }

  private void maskKey(int row) {
    if (!rows.get(row).isBlank()) {
      masks.add(new Mask(row, 0, rows.get(row).length(), KeyBlock.MASK));
    }
  }

  private List<String> masked() {
    masks.sort((a, b) ->
        a.row != b.row ? Integer.compare(a.row, b.row) : Integer.compare(a.start, b.start));
    List<String> clean = new ArrayList<>(rows);
    int next = 0;
    while (next < masks.size()) {
      int row = masks.get(next).row;
      StringBuilder text = new StringBuilder();
      int from = 0;
      for (; next < masks.size() && masks.get(next).row == row; next++) {
        Mask mask = masks.get(next);
        if (mask.start >= from) {
          text.append(rows.get(row), from, mask.start).append(mask.text);
        }
        from = Math.max(from, mask.end);
      }
      clean.set(row, text.append(rows.get(row).substring(from)).toString());
    }
    return List.copyOf(clean);
  }
}
