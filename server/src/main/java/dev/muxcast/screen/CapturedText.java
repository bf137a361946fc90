package dev.muxcast.screen;

import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.LogicalLines.Line;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a pane says that draws on its screen, where it is read as bytes, or is looked at on its
/// alternate screen: captures are laid on what was told before, be it as lines or of an earlier
/// capture.
///
/// No I/O. Mutable, owned by the Collector's record of the pane. Times are milliseconds of a steady
/// clock.
public final class CapturedText {

  /// So many rows are asked for of what scrolled away.
  private static final int MOST_ABOVE = 2_000;

  private static final int PAUSE_MILLIS = 1_000;

  /// Rows more, so that what stood there before is found among them.
  private static final int SLACK = 8;

  private final DrawnRows drawn = new DrawnRows();
  private final ToldTail told = new ToldTail();
  private boolean alternate;
  private int scrolled;
  private int above;

  /// How many lines had been written since the last capture when one was asked for.
  private int unseen;

  private @Nullable Screen last;
  private boolean erased;
  private long resizedAt = Long.MIN_VALUE / 2;

  /// What was drawn before all began anew, and is still to be told.
  private String left = "";

  /// The pane told that as lines.
  ///
  /// @param erasedBehind whether it erased its screen after that, if it did
  /// @return what it had drawn and not told yet, which comes before that
  public String told(String text, boolean erasedBehind) {
    if (erased && !erasedBehind) {
      anew();
    }
    Screen shown = last;
    String untold = left();
    if (shown != null && drawn.drawing() && !alternate) {
      untold += joined(drawn.end());
      told.set(upToCursor(shown));
      last = null;
    }
    told.add(text);
    return untold;
  }

  private static String upToCursor(Screen screen) {
    StringBuilder text = new StringBuilder();
    for (String row : screen.rows().subList(0, Math.min(screen.cursorRow(), screen.height()))) {
      text.append(row).append('\n');
    }
    return text.append(screen.beforeCursor()).toString();
  }

  /// Gives what the pane wrote to its text. A program that draws and erases its screen without a
  /// pause before does so to draw it again; else what it writes behind that is news.
  ///
  /// @param pausedMillis how long it had written nothing
  public void feed(PaneText text, byte[] bytes, long pausedMillis, long now) {
    boolean begins = pausedMillis >= PAUSE_MILLIS && now >= resizedAt + PAUSE_MILLIS;
    boolean redraws = drawn.drawing() && !begins;
    boolean before = text.erased();
    text.redraws(redraws);
    text.feed(bytes, 0, bytes.length);
    if (text.erased() && !before) {
      erased(redraws, now);
    }
  }

  private void erased(boolean redraws, long now) {
    if (redraws) {
      drawn.erased(now);
    } else {
      erased = true;
    }
  }

  /// Another program runs: what it writes from here on is news.
  public void anew() {
    erased = false;
    left += joined(drawn.end());
    told.set("");
    last = null;
  }

  private String left() {
    String was = left;
    left = "";
    return was;
  }

  /// What stands there is known, and none of it is to be told.
  public void baseline(Screen screen, long now) {
    anew();
    left = "";
    alternate = screen.alternate();
    scrolled = screen.scrolled();
    if (alternate) {
      drawn.begin(lines(screen, List.of()), now);
    } else {
      told.set(upToCursor(screen));
    }
  }

  /// All that stands there was told by somebody else, who looked at it.
  public void goOn(Screen screen, long now) {
    baseline(screen, now);
    if (!alternate) {
      drawn.begin(lines(screen.rows(), scrolled), now);
      last = screen;
    }
  }

  /// Whether the alternate screen is drawn on.
  public boolean onAlternate() {
    return alternate;
  }

  /// The rows of the main screen that were told last, so far as they are known, as if one stood
  /// above them.
  ///
  /// @param width of the pane, in cells
  List<Line> toldRows(int width) {
    List<String> rows = new ArrayList<>();
    for (Line row : drawn.drawing() && !alternate ? drawn.shown() : told.rows(width)) {
      rows.add(row.text());
    }
    boolean none = rows.stream().allMatch(String::isEmpty);
    return none ? List.of() : LogicalLines.of(rows, null, 1);
  }

  /// What a new pane had written before we came, as lines.
  public PaneNews begin(Screen screen) {
    anew();
    scrolled = screen.scrolled();
    String written = upToCursor(screen);
    int row = Math.min(screen.cursorRow(), screen.height() - 1);
    String behind = screen.rows().get(row);
    String before = screen.beforeCursor();
    String all =
        behind.length() > before.length() ? written + behind.substring(before.length()) : written;
    told.set(all);
    return PaneNews.lines(all, -1, 0, false);
  }

  /// How many rows above those in sight a capture has to show.
  ///
  /// @param unseenLines how many lines the pane wrote since it was captured
  public int above(int unseenLines) {
    unseen = unseenLines;
    return Math.min(Math.max(above, unseen == 0 ? 0 : unseen + SLACK), MOST_ABOVE);
  }

  /// Whether a capture counts for nothing, and another one is to be asked for: more rows scrolled
  /// away since the last one than it shows, or the program is still about to draw what it erased.
  public boolean isPartial(PaneLook look, long now) {
    Screen screen = look.screen();
    boolean counts = drawn.drawing() && !alternate && !screen.alternate();
    int grown = screen.scrolled() - scrolled;
    boolean misses = grown > look.above().size() && look.above().size() < MOST_ABOVE;
    if (drawn.erasedLately(now)) {
      return counts && drawn.redrawn(lines(screen, look.above()), screen.scrolled(), now) == null;
    }
    above = counts && misses ? grown + SLACK : 0;
    return counts && misses;
  }

  /// The screen was captured.
  public PaneNews next(PaneLook look, long now) {
    return next(look.screen(), look.above(), now);
  }

  /// The screen was captured.
  ///
  /// @param aboveIt the rows that went out of sight last
  PaneNews next(Screen screen, List<String> aboveIt, long now) {
    if (erased) {
      anew();
    }
    resizedAt = last == null || last.width() == screen.width() ? resizedAt : now;
    String untold = left();
    if (alternate != screen.alternate()) {
      untold += joined(drawn.end());
      alternate = screen.alternate();
    }
    boolean counts = drawn.drawing() && !drawn.erasedLately(now);
    int newer = counts ? screen.scrolled() - scrolled : drawn.drawing() ? 0 : unseen;
    scrolled = screen.scrolled();
    unseen = 0;
    if (!drawn.drawing()) {
      drawn.begin(alternate ? List.of() : told.rows(screen.width()), now);
    }
    last = screen;
    List<Line> lines = lines(screen, aboveIt);
    List<Line> known = alternate ? lines : drawn.fromKnown(lines, scrolled - Math.max(0, newer));
    String gone = joined(drawn.look(known, scrolled, screen.cursorLine(), now));
    return withDrawn(PaneNews.lines(untold + gone, -1, 0, false), now);
  }

  private static List<Line> lines(Screen screen, List<String> above) {
    List<String> rows = new ArrayList<>(screen.alternate() ? List.of() : above);
    rows.addAll(screen.rows());
    List<Line> lines = lines(rows, screen.scrolled() + screen.height() - rows.size());
    return screen.alternate() ? SideBySide.parted(lines, screen.height()) : lines;
  }

  private PaneNews withDrawn(PaneNews news, long now) {
    DrawnRows.Told rest = drawn.take(now);
    return news.with(shown(rest.still()), shown(rest.moving()));
  }

  private static List<Line> lines(List<String> rows, int first) {
    List<Line> lines = LogicalLines.of(rows, null, first);
    int count = lines.size();
    while (count > 0 && lines.get(count - 1).isBlank()) {
      count--;
    }
    return lines.subList(0, count);
  }

  /// Whether a row came up in the last capture that asks something.
  public boolean asks() {
    return drawn.asks();
  }

  /// What has come to rest.
  public PaneNews rested(long now) {
    return withDrawn(PaneNews.NOTHING, now);
  }

  /// When something may have come to rest, or `Long.MAX_VALUE`.
  public long due() {
    return drawn.due();
  }

  /// What was not told yet of what the pane drew: nobody will come back to it.
  public String last() {
    return left() + joined(drawn.end());
  }

  private ScreenDiff shown(List<Line> lines) {
    List<Integer> at = new ArrayList<>(lines.size());
    List<String> texts = new ArrayList<>(lines.size());
    List<Line> down = new ArrayList<>(lines);
    down.sort(Comparator.comparingInt(Line::row)); // those beside one another as they stand
    for (Line line : down) {
      at.add(Math.max(0, line.row() - scrolled));
      texts.add(line.text());
    }
    return lines.isEmpty() ? ScreenDiff.NOTHING : new ScreenDiff(at, texts);
  }

  private static String joined(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(line.text()).append('\n');
    }
    return text.toString();
  }
}
