package dev.muxcast.screen;

import dev.muxcast.screen.LogicalLines.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program says that draws on its screen, as an agent does: its rows are laid on those that
/// stood there before, and a row is told once, when it has come to rest or goes out of sight. Rows
/// that move by themselves (spinners, timers, bars, clocks) and those that stand below what is said
/// (composers, footers) are known by how they behave, and told apart from the others.
///
/// No I/O. Mutable, owned by the Collector's record of the pane. Times are milliseconds of a steady
/// clock. As many rows are kept as the screen has.
final class DrawnRows {

  /// What is to be told now, top to bottom.
  ///
  /// @param still rows that say something new
  /// @param moving rows that move or are footers
  record Told(List<Line> still, List<Line> moving) {
    static final Told NOTHING = new Told(List.of(), List.of());
  }

  /// After something was told so much time goes by before more is.
  private static final int PAUSE_MILLIS = 500;

  private static final int LATELY_MILLIS = 500;
  private static final int REDRAW_MILLIS = 1_000;
  private static final int MOST_MARKS = 16;

  /// Rows above those in sight that are kept, for what is looked at later begins there.
  static final int ABOVE = 3;

  private static final long NEVER = Long.MAX_VALUE;

  private List<DrawnRow> rows = List.of();
  private boolean drawing;
  private boolean asks;
  private long drewAt;
  private long redrawnSince = NEVER;
  private long erasedAt = Long.MIN_VALUE / 2;
  private long toldAt = Long.MIN_VALUE / 2;

  /// What moved or stood below, and is not there now.
  private int[] marks = new int[0];

  private int next;
  private final GoneRows gone = new GoneRows();

  /// Whether the program draws; else it writes lines, and nothing is kept.
  boolean drawing() {
    return drawing;
  }

  /// Whether it drew a moment ago: then what comes at the end may be the rest of its picture.
  boolean drewLately(long now) {
    return drawing && now < drewAt + LATELY_MILLIS;
  }

  /// Whether lines that became others tell of a program that draws: more than the end is another
  /// one, or what stood there stands below something new.
  static boolean draws(List<Line> before, List<Line> after) {
    if (before.size() != 1 || after.isEmpty()) {
      return before.size() > 1;
    }
    String was = before.getFirst().text();
    return !after.getFirst().text().startsWith(was)
        && RowChange.of(was, after.getLast().text()) != RowChange.OTHER;
  }

  /// From here on it draws.
  ///
  /// @param shown what stands there, all of which was told
  void begin(List<Line> shown, long now) {
    drawing = true;
    erasedAt = Long.MIN_VALUE / 2;
    redrawnSince = NEVER;
    rows = new ArrayList<>(shown.size());
    for (Line line : shown) {
      rows.add(new DrawnRow(line, true, now));
    }
  }

  /// What stands there.
  List<Line> shown() {
    List<Line> shown = new ArrayList<>(rows.size());
    for (DrawnRow row : rows) {
      shown.add(row.line());
    }
    return shown;
  }

  /// Whether the last row was told as it is.
  boolean lastIsTold() {
    return !rows.isEmpty() && !rows.getLast().news() && !rows.getLast().motion();
  }

  /// Whether what was looked at last has a row that is new and asks something.
  boolean asks() {
    return asks;
  }

  /// It draws no more.
  ///
  /// @return what was not told yet
  List<Line> end() {
    List<Line> untold = untold(rows);
    drawing = false;
    rows = List.of();
    marks = new int[0];
    gone.clear();
    return untold;
  }

  private static List<Line> untold(List<DrawnRow> rows) {
    List<Line> untold = new ArrayList<>();
    for (DrawnRow row : rows) {
      if (row.leftUntold()) {
        untold.add(row.line());
      }
    }
    return untold;
  }

  /// The program erased what there was, or tmux's history of it, as some do to draw all that they
  /// ever wrote once more.
  void erased(long now) {
    erasedAt = now;
  }

  /// Whether it did so a moment ago: what scrolls away may be what did so before.
  boolean erasedLately(long now) {
    return drawing && now < erasedAt + REDRAW_MILLIS;
  }

  /// Those of the lines that stood there when it was looked at last, and what follows them; null
  /// while the program has not drawn them again, for nothing of it is to be told yet then.
  ///
  /// @param first the first row in sight
  @Nullable List<Line> redrawn(List<Line> shown, int first, long now) {
    redrawnSince = redrawnSince == NEVER ? now : redrawnSince;
    int texts = 0;
    for (DrawnRow row : rows) {
      texts += row.isBlank() ? 0 : 1;
    }
    int from = firstKnown(shown, texts / 3);
    if (from < 0 && now < redrawnSince + REDRAW_MILLIS) {
      return null;
    }
    redrawnSince = NEVER;
    return from(shown, from, first);
  }

  /// Whether it has what stands below all it says, as a program has that will draw all again.
  boolean hasFooters() {
    boolean has = false;
    for (DrawnRow row : rows) {
      has |= row.footer();
    }
    return has;
  }

  /// Those of the lines that stood there when it was looked at last, and what follows them: what
  /// stands above was told before.
  ///
  /// @param first the first row that is surely newer, or is in sight
  List<Line> fromKnown(List<Line> shown, int first) {
    return from(shown, firstKnown(shown, 1), first);
  }

  private static List<Line> from(List<Line> shown, int known, int first) {
    int from = known < 0 ? shown.size() : known;
    int sight = 0;
    while (sight < shown.size() && shown.get(sight).end() <= first) {
      sight++;
    }
    return shown.subList(Math.min(from, sight), shown.size());
  }

  /// The first of the lines that stood there, -1 when there are fewer than that.
  private int firstKnown(List<Line> shown, int least) {
    List<String> says = words(shown);
    RowPairs pairs = new RowPairs(words(), says);
    int from = -1;
    int again = 0;
    for (int i = says.size() - 1; i >= 0; i--) {
      if (pairs.same(i) && !says.get(i).isEmpty()) {
        again++;
        from = i;
      }
    }
    return again < least ? -1 : from;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(rows.size());
    for (DrawnRow row : rows) {
      words.add(row.words());
    }
    return words;
  }

  private static List<String> words(List<Line> shown) {
    List<String> words = new ArrayList<>(shown.size());
    for (Line line : shown) {
      words.add(RowChange.words(line.text()));
    }
    return words;
  }

  /// The screen was looked at.
  ///
  /// @param shown its lines, and those above that stood in it before or came after it
  /// @param first the first row in sight
  /// @param cursor the row it stands in, counted as the lines' are
  /// @return what went out of sight untold
  List<Line> look(List<Line> shown, int first, int cursor, long now) {
    RowPairs pairs = new RowPairs(words(), words(shown));
    drewAt = now;
    asks = false;
    List<DrawnRow> drawn = new ArrayList<>(shown.size());
    boolean[] found = new boolean[rows.size()];
    for (int i = 0; i < shown.size(); i++) {
      Line line = shown.get(i);
      int partner = pairs.partner(i);
      boolean at = cursor >= line.row() && cursor < line.end();
      int below = shown.size() - i;
      drawn.add(
          partner < 0
              ? fresh(line, now)
              : moved(rows.get(partner), line, pairs.same(i), at, below, now));
      asks |= !pairs.same(i) && Prompts.ask(line.text());
      if (partner >= 0) {
        found[partner] = true;
      }
    }
    scrolledBack(pairs, drawn);
    List<Line> untold = scrolledAway(pairs, drawn, found);
    if (isErased(shown)) {
      gone.clear();
    }
    passed(pairs, drawn, now);
    int away = rowsBefore(drawn, first);
    untold.addAll(untold(drawn.subList(0, away)));
    int forgotten = rowsBefore(drawn, first - ABOVE);
    for (DrawnRow row : drawn.subList(forgotten, away)) {
      row.told();
    }
    rows = new ArrayList<>(drawn.subList(forgotten, drawn.size()));
    return untold;
  }

  private static boolean isErased(List<Line> shown) {
    for (Line line : shown) {
      if (!line.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static int rowsBefore(List<DrawnRow> rows, int first) {
    int count = 0;
    while (count < rows.size() && rows.get(count).line().end() <= first) {
      count++;
    }
    return count;
  }

  /// Rows that had gone at the top, and are back there.
  private void scrolledBack(RowPairs pairs, List<DrawnRow> drawn) {
    int row = 0;
    while (row < drawn.size() && pairs.partner(row) < 0) {
      row++;
    }
    while (--row >= 0 && gone.takeBack(drawn.get(row).words())) {
      drawn.get(row).told();
    }
  }

  private DrawnRow fresh(Line line, long now) {
    DrawnRow row = new DrawnRow(line, false, now);
    row.isBack(marks);
    return row;
  }

  private DrawnRow moved(
      DrawnRow row, Line line, boolean same, boolean cursor, int below, long now) {
    if (same) {
      row.stays(line, cursor, below, now);
      return row;
    }
    if (RowChange.of(row.words(), RowChange.words(line.text())) == RowChange.OTHER) {
      mark(row.mark());
    }
    if (row.typingBegins(cursor)) {
      mark(row.words().hashCode());
    }
    row.becomes(line, cursor, below, now);
    return row;
  }

  /// Rows that stood at the top and are there no more, while those below them went up. Others that
  /// are there no more may come back.
  ///
  /// @param found which of the rows are still there
  private List<Line> scrolledAway(RowPairs pairs, List<DrawnRow> drawn, boolean[] found) {
    int row = 0;
    while (row < drawn.size() && pairs.partner(row) < 0) {
      row++;
    }
    int top = row == drawn.size() ? found.length : pairs.partner(row);
    int away = top > row || row == drawn.size() ? top : 0;
    for (int i = Math.max(away, found.length / 2); i < found.length; i++) {
      mark(found[i] ? 0 : rows.get(i).mark());
    }
    for (DrawnRow other : rows.subList(0, away)) {
      gone.add(other.words());
    }
    return row < drawn.size() ? untold(rows.subList(0, away)) : new ArrayList<>();
  }

  private void mark(int mark) {
    boolean known = mark == 0;
    for (int other : marks) {
      known |= other == mark;
    }
    if (!known) {
      marks = marks.length == 0 ? new int[MOST_MARKS] : marks;
      marks[next] = mark;
      next = (next + 1) % MOST_MARKS;
    }
  }

  /// Rows that stayed while others were put in above them, not beside them; and those above are
  /// complete.
  private static void passed(RowPairs pairs, List<DrawnRow> drawn, long now) {
    boolean put = false;
    boolean beside = false;
    int leftEnds = -1;
    for (int i = 0; i < drawn.size(); i++) {
      int row = drawn.get(i).line().row();
      int before = i == 0 ? row : drawn.get(i - 1).line().row();
      if (row < before) { // the right one of two begins
        leftEnds = before;
        beside = put;
        put = false;
      }
      put |= beside && row > leftEnds;
      if (pairs.partner(i) < 0 && !drawn.get(i).isBlank()) {
        put = true;
        if (i > 0) {
          drawn.get(i - 1).followed();
        }
      } else if (put) {
        drawn.get(i).passed(now);
      }
    }
  }

  /// What has come to rest.
  Told take(long now) {
    List<Line> still = new ArrayList<>();
    List<Line> moving = new ArrayList<>();
    long held = Long.MIN_VALUE;
    for (DrawnRow row : now < toldAt + PAUSE_MILLIS ? List.<DrawnRow>of() : rows) {
      held = Math.max(held, row.holdsUntil());
      if (row.news() && now >= Math.max(held, row.restsAt())) {
        still.add(row.line());
        row.told();
      } else if (row.motion() && now >= row.restsAt()) {
        moving.add(row.line());
        row.told();
      }
    }
    if (still.isEmpty() && moving.isEmpty()) {
      return Told.NOTHING;
    }
    toldAt = now;
    return new Told(still, moving);
  }

  /// When something will have come to rest, or `Long.MAX_VALUE`.
  long due() {
    long due = NEVER;
    long held = Long.MIN_VALUE;
    for (DrawnRow row : rows) {
      held = Math.max(held, row.holdsUntil());
      if (row.news()) {
        due = Math.min(due, Math.max(held, row.restsAt()));
      } else if (row.motion()) {
        due = Math.min(due, row.restsAt());
      }
    }
    return due == NEVER ? NEVER : Math.max(due, toldAt + PAUSE_MILLIS);
  }
}
