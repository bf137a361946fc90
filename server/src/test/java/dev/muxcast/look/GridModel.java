package dev.muxcast.look;

import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.List;

/// A pane's rows as tmux keeps them (`grid.c`): those in sight, those above, of which it forgets a
/// tenth when there are too many, and which rows go on in the next one.
final class GridModel {

  private record Row(String text, boolean goesOn) {}

  private static final PaneId ID = new PaneId(1);

  private final int limit;
  private final List<Row> rows = new ArrayList<>();
  private int width;
  private int height;
  private int scrolled;
  private int row;
  private int column;
  private boolean alternate;

  GridModel(int width, int height, int limit) {
    this.width = width;
    this.height = height;
    this.limit = limit;
    fill();
  }

  /// Writes characters of one cell each; LF begins a new row at its left, CR goes back to the left.
  void write(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\n' -> feed(false);
        case '\r' -> column = 0;
        default -> put(text.charAt(i));
      }
    }
  }

  /// Takes out what stands in the row of the cursor and, for 0 rows up, nothing else.
  void eraseRowAbove(int up) {
    row = Math.max(0, row - up);
    column = 0;
    rows.set(scrolled + row, new Row("", false));
    if (scrolled + row > 0) {
      Row above = rows.get(scrolled + row - 1);
      rows.set(scrolled + row - 1, new Row(above.text(), false));
    }
  }

  /// What was in sight scrolls away, where there is a history.
  void clearScreen() {
    int used = limit == 0 ? 0 : used();
    for (int i = 0; i < used; i++) {
      collect();
      scrolled++;
      rows.add(new Row("", false));
    }
    for (int i = 0; i < height; i++) {
      rows.set(scrolled + i, new Row("", false));
    }
    row = 0;
    column = 0;
  }

  void clearHistory() {
    rows.subList(0, scrolled).clear();
    scrolled = 0;
  }

  /// Another program drew on a screen of its own: the row above has forgotten that it goes on.
  void visitAlternate() {
    if (scrolled > 0) {
      rows.set(scrolled - 1, new Row(rows.get(scrolled - 1).text(), false));
    }
  }

  void resize(int columns, int lines) {
    List<Row> all = new ArrayList<>();
    int cursor = scrolled + row;
    StringBuilder line = new StringBuilder();
    int later = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row each = rows.get(i);
      line.append(
          each.goesOn() ? (each.text() + " ".repeat(width)).substring(0, width) : each.text());
      if (!each.goesOn()) {
        String text = line.toString();
        line.setLength(0);
        for (int at = 0; at == 0 || at < text.length(); at += columns) {
          int end = Math.min(text.length(), at + columns);
          all.add(new Row(text.substring(at, end), end < text.length()));
        }
        later = i == cursor ? all.size() - 1 : later;
      } else if (i == cursor) {
        cursor++;
      }
    }
    rows.clear();
    rows.addAll(all);
    boolean rewrapped = columns != width;
    if (rewrapped) {
      column = rows.get(later).text().length();
      width = columns;
    }
    height = lines;
    int used = rows.size();
    while (used > later + 1 && rows.get(used - 1).text().isEmpty()) {
      rows.removeLast();
      used--;
    }
    boolean keeps = limit > 0 || rewrapped; // without a history too, what no longer fits
    scrolled = keeps ? Math.max(0, used - height) : scrolled;
    while (!keeps && used > scrolled + height) {
      rows.remove(scrolled);
      later--;
      used--;
    }
    row = Math.max(0, later - scrolled);
    fill();
  }

  PaneGlance glance(long seconds) {
    return new PaneGlance(
        ID, false, new PaneGlance.Live(scrolled, column, row, alternate, 7, seconds, ""));
  }

  PaneLook look(int above, long epochMillis) {
    int from = Math.max(0, scrolled - above);
    List<String> joined = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = from; i < rows.size(); i++) {
      Row each = rows.get(i);
      line.append(each.text());
      if (!each.goesOn() || i + 1 == rows.size()) {
        joined.add(line.toString().stripTrailing());
        line.setLength(0);
      }
    }
    return new PaneLook(
        ID,
        7,
        new Screen(width, height, column, row, alternate, false, scrolled, limit, texts(scrolled)),
        texts(from).subList(0, scrolled - from),
        joined,
        "",
        epochMillis);
  }

  private List<String> texts(int from) {
    return rows.subList(from, rows.size()).stream()
        .map(each -> each.text().stripTrailing())
        .toList();
  }

  private void put(char each) {
    if (column == width) {
      feed(true);
    }
    Row at = rows.get(scrolled + row);
    StringBuilder text = new StringBuilder(at.text());
    text.append(" ".repeat(Math.max(0, column + 1 - text.length())));
    text.setCharAt(column++, each);
    rows.set(scrolled + row, new Row(text.toString(), at.goesOn()));
  }

  private void feed(boolean goesOn) {
    Row at = rows.get(scrolled + row);
    rows.set(scrolled + row, new Row(at.text(), goesOn));
    column = 0;
    if (row + 1 < height) {
      row++;
      return;
    }
    collect();
    rows.add(new Row("", false));
    if (limit == 0) {
      rows.remove(scrolled);
    } else {
      scrolled++;
    }
  }

  private void collect() {
    if (limit > 0 && scrolled >= limit) {
      int forgotten = Math.min(scrolled, Math.max(1, limit / 10));
      rows.subList(0, forgotten).clear();
      scrolled -= forgotten;
    }
  }

  private int used() {
    int used = height;
    while (used > 0 && rows.get(scrolled + used - 1).text().isEmpty()) {
      used--;
    }
    return used;
  }

  private void fill() {
    while (rows.size() < scrolled + height) {
      rows.add(new Row("", false));
    }
  }
}
