package dev.muxcast.screen;

import dev.muxcast.screen.LogicalLines.Line;

/// One row of a screen that a program draws on, and how it behaves: what of it is still to be told,
/// whether it moves again and again, whether it stands below what is said. Times are milliseconds
/// of a steady clock. Mutable, its [DrawnRows]' own.
final class DrawnRow {

  /// What stands still for so long is told.
  static final int REST_MILLIS = 400;

  /// The same, where more of it may be written, or few of its cells change now and then.
  static final int SLOW_REST_MILLIS = 1_500;

  /// Nothing is waited for longer than that, so that what stands below it is told.
  private static final int PATIENCE_MILLIS = 3_000;

  /// What changed so often in a row moves by itself.
  private static final int MOVES = 3;

  /// So often its signs.
  private static final int TURNS = 2;

  /// Signs that change faster than that turn; slower ones blink.
  private static final int TURN_MILLIS = 450;

  /// What has stood so long, and stays below when something is put in above it, is a footer.
  private static final int FOOTER_MILLIS = 1_000;

  private Line line;
  private String words;
  private final long bornAt;
  private long changedAt;
  private long turnedAt;
  private boolean news;
  private boolean motion;
  private boolean slow;
  private boolean moves;
  private boolean typed;
  private int changes;
  private boolean footer;
  private int fromEnd;
  private int earlier;
  private int earliest;

  /// What it said when it was told.
  private int told;

  /// @param known whether it was told, so that it is no news
  DrawnRow(Line line, boolean known, long now) {
    this.line = line;
    this.words = RowChange.words(line.text());
    this.news = !known && !isBlank();
    this.told = known ? RowChange.figures(words) : 0;
    this.bornAt = now;
    this.changedAt = now;
    this.turnedAt = now;
  }

  Line line() {
    return line;
  }

  /// What it says.
  String words() {
    return words;
  }

  /// Whether it says nothing.
  boolean isBlank() {
    return words.isEmpty();
  }

  /// It is back, where it was told that it stands below what is said, or that it moves.
  ///
  /// @param marks what was known of such rows when they went away
  void isBack(int[] marks) {
    int signature = RowChange.signature(words);
    int hash = words.hashCode();
    for (int mark : marks) {
      moves |= mark != 0 && mark == signature;
      footer |= mark != 0 && mark == hash;
    }
    if (moves || footer) {
      motion = news;
      news = false;
    }
  }

  /// It says the same.
  ///
  /// @param below how many rows there are from it to the end
  void stays(Line at, boolean cursor, int below, long now) {
    line = at;
    if (motion && !moves && below > fromEnd) {
      entered(now); // what was typed in a composer now stands above it
    }
    fromEnd = below;
    left(cursor, now);
  }

  /// Somebody typed in it and has gone on to elsewhere.
  private void left(boolean cursor, long now) {
    if (typed && !cursor) {
      entered(now);
    }
  }

  private void entered(long now) {
    typed = false;
    footer = false;
    motion = false;
    slow = false;
    news = !moves && !isBlank();
    changedAt = now;
  }

  /// It says something else.
  ///
  /// @param cursor whether the cursor stands in it
  void becomes(Line at, boolean cursor, int below, long now) {
    fromEnd = below;
    String says = RowChange.words(at.text());
    RowChange change = RowChange.of(words, says);
    int hash = says.hashCode();
    boolean sameMark = RowChange.beginsAlike(words, says);
    boolean back = !says.isEmpty() && (hash == earlier || hash == earliest);
    earliest = earlier;
    earlier = words.hashCode();
    line = at;
    words = says;
    if (change == RowChange.SIGN) {
      changes += now - turnedAt < TURN_MILLIS ? 1 : 0;
      turnedAt = now;
      moves |= changes >= TURNS;
      if (moves) {
        motion = true;
        news = false;
        changedAt = now;
      }
      return;
    }
    changes = back || change == RowChange.STEP ? changes + 1 : 0;
    moves = back && !news || changes >= MOVES || moves && change != RowChange.OTHER;
    changedAt = now;
    turnedAt = now;
    slow = change != RowChange.OTHER;
    typed |= cursor && !news && sameMark;
    if (moves || typed || footer()) {
      motion = true;
      news = false;
    } else {
      news = !isBlank();
    }
    left(cursor, now);
  }

  /// Something was put in above it.
  void passed(long now) {
    footer |= now - bornAt >= FOOTER_MILLIS;
  }

  /// What follows was written below it, so it is complete.
  void followed() {
    slow = false;
  }

  boolean footer() {
    return footer && !isBlank();
  }

  /// What to know it by when it is back, or 0: what moves has other numbers then.
  int mark() {
    return moves ? RowChange.signature(words) : footer && !typed ? words.hashCode() : 0;
  }

  /// Whether somebody begins to type in it.
  boolean typingBegins(boolean cursor) {
    return cursor && !typed && !news && !isBlank();
  }

  /// Whether it says something that is not told yet.
  boolean news() {
    return news;
  }

  /// Whether it says something that only who asks for what moves is told.
  boolean motion() {
    return motion;
  }

  /// Whether nobody is told what it says now, in whichever way.
  boolean leftUntold() {
    return news || motion && moves && !isBlank() && RowChange.figures(words) != told;
  }

  /// When it counts as come to rest.
  long restsAt() {
    return changedAt + (slow || motion && !news ? SLOW_REST_MILLIS : REST_MILLIS);
  }

  /// Until when what stands below it has to wait for it.
  long holdsUntil() {
    return news ? Math.min(restsAt(), bornAt + PATIENCE_MILLIS) : Long.MIN_VALUE;
  }

  void told() {
    told = RowChange.figures(words);
    news = false;
    motion = false;
    slow = false;
  }
}
