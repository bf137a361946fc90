package dev.muxcast.screen;

import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.LogicalLines.Line;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// What a pane has said, out of looks at it. tmux numbers no lines, but it counts what scrolled
/// away (`history_size`): by that the rows of two looks are laid on one another, so a line that
/// stands where it stood is known, and one behind it is new, whatever it says.
///
/// Text at the end is told as lines; what changed elsewhere as rows of the screen. A last line that
/// is written over, such as a progress bar or a command line that is edited, is told when it is
/// finished or comes to rest.
///
/// No I/O. Mutable, owned by the Collector's record of the pane. Times are milliseconds of a steady
/// clock.
public final class LookedText {

  private static final long NEVER = Long.MAX_VALUE;
  private static final int REST_MILLIS = 400;

  /// Rows above the screen that are kept, for a line that begins there.
  private static final int ABOVE = 3;

  private boolean known;
  private int width;
  private RowShift.Seen seen = RowShift.Seen.NOTHING;
  private List<Line> lines = List.of();
  private List<String> masked = List.of();

  /// What is drawn on the alternate screen.
  private CapturedText alternate = new CapturedText();

  /// Whether somebody else told what there was before the next look.
  private boolean behindOthers;

  /// What of the last line was told.
  private String open = "";

  /// Whether what was told last stands in an unfinished line.
  private boolean midLine;

  private long heldSince = NEVER;

  /// Whether another program draws since the last look, for which tmux cleared the screen.
  private boolean replaced;

  /// Another program draws from here on: what stands in sight is none of its own.
  public void anew() {
    replaced = true;
    heldSince = NEVER;
    alternate.anew();
  }

  /// What the pane wrote was read and told so far: what went by until the next look is not known.
  ///
  /// @param read what was told; its alternate screen is gone on with
  /// @param wide of the pane, in cells
  public void goOn(CapturedText read, int wide) {
    alternate = read;
    lines = read.toldRows(wide);
    open = lines.isEmpty() ? "" : lines.getLast().text();
    midLine = !open.isEmpty();
    known = true;
    behindOthers = true;
  }

  /// What is drawn on the alternate screen, for whoever goes on with that.
  public CapturedText drawn() {
    return alternate;
  }

  /// When something that waits to come to rest is told, or `Long.MAX_VALUE`.
  public long due() {
    return Math.min(alternate.due(), heldSince == NEVER ? NEVER : heldSince + REST_MILLIS);
  }

  /// Tells what has come to rest: a line that was written over, rows of the alternate screen.
  public PaneNews rested(long now) {
    PaneNews drawn = drawn(alternate.rested(now));
    boolean rests = heldSince != NEVER && now >= heldSince + REST_MILLIS;
    return rests ? restedLine().with(drawn.screen(), drawn.moving()) : drawn;
  }

  /// Tells everything that waits to come to rest.
  public PaneNews last() {
    PaneNews news = heldSince == NEVER ? PaneNews.NOTHING : restedLine();
    return news.after(leftAlternate());
  }

  private PaneNews restedLine() {
    heldSince = NEVER;
    String text = lines.isEmpty() ? "" : lines.getLast().text();
    if (text.isEmpty() || text.equals(open)) {
      return PaneNews.NOTHING;
    }
    String told = text.startsWith(open) ? text.substring(open.length()) : lead() + text;
    open = text;
    midLine = true;
    return PaneNews.lines(told, -1, 0, false);
  }

  /// The first look.
  ///
  /// @param masked the look's screen without secrets, which is what is told of a screen
  public PaneNews begin(PaneLook look, Screen masked, CapturePurpose what, long time) {
    Screen screen = look.screen();
    this.masked = masked.rows();
    if (screen.alternate()) {
      if (what == CapturePurpose.BASELINE) {
        alternate.baseline(masked, time);
        return PaneNews.NOTHING;
      }
      alternate.anew();
      return onAlternateScreen(masked, time);
    }
    List<Line> now = LogicalLines.of(look);
    PaneNews news =
        switch (what) {
          case BASELINE -> PaneNews.NOTHING;
          case NEWCOMER -> {
            String text = LogicalLines.text(now);
            midLine = !text.isEmpty();
            int skipped = screen.scrolled() - look.above().size();
            yield PaneNews.lines(text, -1, skipped, screen.mayHaveForgotten());
          }
          case CHANGES ->
              PaneNews.NOTHING.with(shown(now, screen, new BitSet()), ScreenDiff.NOTHING);
        };
    open = now.isEmpty() ? "" : now.getLast().text();
    remember(now, look);
    return news;
  }

  /// A later look.
  ///
  /// @param masked as for the first
  /// @param typing whether somebody types at a shell there
  public PaneNews next(PaneLook look, Screen masked, boolean typing, long now) {
    Screen screen = look.screen();
    this.masked = masked.rows();
    if (screen.alternate()) {
      return onAlternateScreen(masked, now);
    }
    String left = leftAlternate();
    PaneNews news =
        known ? onMainScreen(look, typing, now) : begin(look, masked, CapturePurpose.NEWCOMER, now);
    return news.after(left);
  }

  private PaneNews onMainScreen(PaneLook look, boolean typing, long now) {
    Screen screen = look.screen();
    List<Line> region = LogicalLines.of(look);
    RowShift rows = width == screen.width() ? new RowShift(seen, look) : null;
    int shift = rows == null ? 0 : rows.shift();
    PaneNews news;
    if (shift == RowShift.ERASED) {
      int from = screen.scrolled();
      news = torn(region.stream().filter(line -> line.row() >= from).toList(), region);
    } else if (rows == null || shift == RowShift.NONE) {
      news = apart(region, look, rows == null, now);
    } else {
      news = laidOn(region, look, shift, typing, now);
    }
    if (rows != null && (rows.unsure() || shift == RowShift.NONE)) {
      news = news.andTorn();
    }
    news = behindOthers ? news.andTorn() : news;
    remember(region, look);
    return news;
  }

  private PaneNews onAlternateScreen(Screen masked, long now) {
    return drawn(alternate.next(masked, List.of(), now));
  }

  private PaneNews drawn(PaneNews news) {
    boolean gone = !news.lines().isEmpty();
    PaneNews told = gone ? news.after(lead()) : news;
    midLine &= !gone && news.screen().isEmpty();
    return told;
  }

  /// What was drawn on the alternate screen and not told yet: nobody will come back to it.
  private String leftAlternate() {
    String left = alternate.last();
    String told = left.isEmpty() ? "" : lead() + left;
    midLine &= left.isEmpty();
    return told;
  }

  private void remember(List<Line> region, PaneLook look) {
    Screen screen = look.screen();
    int from = Math.max(0, screen.scrolled() - ABOVE);
    List<Line> kept = new ArrayList<>();
    for (Line line : region) {
      if (line.end() > from) {
        kept.add(line.from(Math.max(from, line.row())));
      }
    }
    if (!region.isEmpty() && region.getLast().row() < from) {
      open = region.getLast().rest(open, from);
    }
    known = true;
    replaced = false;
    behindOthers = false;
    width = screen.width();
    seen = RowShift.Seen.of(look);
    lines = kept;
  }

  /// The first row that may be news after a resize which left nothing known. Where tmux keeps no
  /// rows but those that a resize has put above, they may be in sight again.
  private int firstFresh(Screen screen) {
    boolean back = screen.mostScrolled() == 0 && seen.scrolled() > 0;
    return back ? Integer.MAX_VALUE : screen.scrolled();
  }

  private PaneNews torn(List<Line> fresh, List<Line> region) {
    String text = LogicalLines.text(fresh);
    boolean last = !fresh.isEmpty() && fresh.getLast() == region.getLast();
    String told = text.isEmpty() ? "" : lead() + text + (last ? "" : "\n");
    open = last ? region.getLast().text() : "";
    midLine = told.isEmpty() ? midLine : last;
    heldSince = NEVER;
    return PaneNews.lines(told, -1, 0, true);
  }

  private PaneNews laidOn(List<Line> region, PaneLook look, int shift, boolean typing, long now) {
    List<Line> before = new ArrayList<>(lines.size());
    for (Line line : lines) {
      Line moved = line.movedBy(-shift);
      if (!replaced || moved.end() <= look.screen().scrolled()) {
        before.add(moved);
      }
    }
    open = replaced ? "" : open;
    int first = look.screen().scrolled() - look.above().size();
    int bottom = before.isEmpty() ? seen.scrolled() - shift : before.getLast().end();
    if (first > bottom) {
      String told = lead() + LogicalLines.text(region);
      open = region.isEmpty() ? "" : region.getLast().text();
      midLine = true;
      heldSince = NEVER;
      return PaneNews.lines(told, -1, first - bottom, false);
    }
    int known = before.isEmpty() ? bottom : Math.max(first, before.getFirst().row());
    return changedFrom(known, before, region, look.screen(), typing, now);
  }

  /// Leaves out the rows that stand where they stood. Where lines end is no part of that: tmux
  /// forgets that a row goes on in the next one when that is drawn over.
  private PaneNews changedFrom(
      int from, List<Line> before, List<Line> after, Screen screen, boolean typing, long now) {
    LogicalLines.cut(after, from);
    int differs = LogicalLines.differ(before, after, from);
    if (heldSince != NEVER && !before.isEmpty()) {
      differs = Math.min(differs, before.getLast().row()); // it has not been told
    }
    List<Line> was = LogicalLines.behind(before, differs);
    List<Line> is = LogicalLines.behind(after, differs);
    if (was.isEmpty() && !is.isEmpty() && is.getFirst().row() < differs && !before.isEmpty()) {
      was.add(before.getLast()); // which goes on
    }
    if (is.isEmpty()) {
      begunTogether(before, after);
    } else if (!was.isEmpty()) {
      int row = Math.max(was.getFirst().row(), is.getFirst().row());
      if (was.size() == 1) {
        open = was.getFirst().rest(open, row);
      }
      was.set(0, was.getFirst().from(row));
      is.set(0, is.getFirst().from(row));
      if (is.size() == 1) {
        LogicalLines.splitLast(after, row);
      }
    }
    return told(was, is, screen, typing, now);
  }

  /// What was told of the last line is counted from where that begins, which may be further up now.
  private void begunTogether(List<Line> before, List<Line> after) {
    if (!after.isEmpty() && before.getLast().end() == after.getLast().end()) {
      int row = Math.max(before.getLast().row(), after.getLast().row());
      open = before.getLast().rest(open, row);
      LogicalLines.splitLast(after, row);
    }
  }

  /// The rows mean nothing, as the pane has another width or nobody knows how many came: the lines
  /// may be the same.
  private PaneNews apart(List<Line> region, PaneLook look, boolean rewrapped, long now) {
    Screen screen = look.screen();
    int first = screen.scrolled() - look.above().size();
    boolean whole =
        rewrapped
            && first == 0
            && !screen.mayHaveForgotten()
            && (lines.isEmpty() || lines.getFirst().row() == 0);
    int known = lines.size() - (heldSince != NEVER && !lines.isEmpty() ? 1 : 0);
    Rewrap.End end = Rewrap.of(lines.subList(0, known), region, whole);
    while (end.line() < 0 && known > 1) { // the last ones may be others now
      known--;
      end = Rewrap.of(lines.subList(0, known), region, whole);
    }
    if (end.line() < 0) {
      return whole && known == 0
          ? told(lines, region, screen, false, now)
          : torn(LineMatch.fresh(lines, region, rewrapped ? firstFresh(screen) : 0), region);
    }
    List<Line> rest = lines.subList(known, lines.size());
    boolean others = rest.stream().anyMatch(each -> !each.isBlank());
    String line = region.get(end.line()).text();
    boolean goesOn =
        rest.isEmpty() && end.line() == region.size() - 1 || end.known() < line.length();
    if (goesOn) {
      rest = List.of(region.get(end.line()));
      open = line.substring(0, end.known());
    }
    List<Line> after = region.subList(end.line() + (goesOn ? 0 : 1), region.size());
    PaneNews news = told(rest, after, screen, false, now);
    return end.unsure() || others && !whole ? news.andTorn() : news;
  }

  /// @param before what stood there, behind the lines that still do
  /// @param after what stands there now
  private PaneNews told(
      List<Line> before, List<Line> after, Screen screen, boolean typing, long now) {
    if (before.size() > 1) {
      return changed(before, after, screen);
    }
    if (after.isEmpty()) {
      return PaneNews.NOTHING;
    }
    StringBuilder text = new StringBuilder();
    int next = 0;
    int typedEnd = -1;
    if (!before.isEmpty()) {
      String line = after.getFirst().text();
      boolean finished = after.size() > 1;
      if (line.startsWith(open)) {
        text.append(line, open.length(), line.length());
        typedEnd = typing && finished && Prompts.shells(open) ? text.length() : -1;
      } else if (finished) {
        text.append(lead()).append(line);
      } else {
        heldSince = line.isEmpty() ? NEVER : now;
        return PaneNews.NOTHING;
      }
      next = 1;
    }
    for (int i = next; i < after.size(); i++) {
      text.append(i > 0 || midLine ? "\n" : "").append(after.get(i).text());
    }
    heldSince = NEVER;
    open = after.getLast().text();
    midLine = text.isEmpty() ? midLine : text.charAt(text.length() - 1) != '\n';
    return text.isEmpty() ? PaneNews.NOTHING : PaneNews.lines(text.toString(), typedEnd, 0, false);
  }

  /// More than the last line is another one: the program draws on its screen.
  private PaneNews changed(List<Line> before, List<Line> after, Screen screen) {
    heldSince = NEVER;
    BitSet kept = LineMatch.kept(before, after);
    StringBuilder gone = new StringBuilder();
    for (int i = 0; i < after.size(); i++) {
      Line line = after.get(i);
      if (!kept.get(i) && line.end() <= screen.scrolled()) {
        gone.append(line.text()).append('\n');
      }
    }
    ScreenDiff diff = shown(after, screen, kept);
    String text = gone.isEmpty() ? "" : lead() + gone;
    midLine &= gone.isEmpty() && diff.isEmpty();
    open = after.isEmpty() ? "" : after.getLast().text();
    return PaneNews.lines(text, -1, 0, false).with(diff, ScreenDiff.NOTHING);
  }

  /// Those lines with text that are in sight, but for some.
  private ScreenDiff shown(List<Line> lines, Screen screen, BitSet but) {
    List<Integer> at = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!but.get(i) && line.end() > screen.scrolled() && !line.isBlank()) {
        at.add(Math.max(0, line.row() - screen.scrolled()));
        texts.add(line.masked(masked, screen.scrolled()));
      }
    }
    return at.isEmpty() ? ScreenDiff.NOTHING : new ScreenDiff(at, texts);
  }

  /// What ends an unfinished line that is not gone on with.
  private String lead() {
    return midLine ? "\n" : "";
  }
}
