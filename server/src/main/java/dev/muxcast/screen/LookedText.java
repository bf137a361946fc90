package dev.muxcast.screen;

import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.LogicalLines.Line;
import dev.muxcast.tmux.Screen;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /// What there is to tell.
  ///
  /// @param lines text behind what was told before, LF between lines; may be empty
  /// @param typedEnd the line feed in it that ends a line somebody typed, or -1
  /// @param screen rows that changed otherwise; may be empty
  /// @param skippedRows how many rows went by unseen before all this
  /// @param torn whether what was there before can't be laid on what is there now, so that it is
  ///   not known what went by
  public record News(String lines, int typedEnd, ScreenDiff screen, int skippedRows, boolean torn) {
    static final News NOTHING = new News("", -1, ScreenDiff.NOTHING, 0, false);

    News andTorn() {
      return new News(lines, typedEnd, screen, skippedRows, true);
    }
  }

  private static final long NEVER = Long.MAX_VALUE;
  private static final int REST_MILLIS = 400;
  private static final String PROMPTS = "$#%>\u276f\u00bb\u279c\u03bb";

  /// Rows above the screen that are kept, for a line that begins there.
  private static final int ABOVE = 3;

  private boolean known;
  private int width;
  private RowShift.Seen seen = RowShift.Seen.NOTHING;
  private List<Line> lines = List.of();
  private List<String> masked = List.of();
  private @Nullable List<String> alternateRows;

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
    alternateRows = null;
  }

  /// When a line that was written over is told, or `Long.MAX_VALUE`.
  public long due() {
    return heldSince == NEVER ? NEVER : heldSince + REST_MILLIS;
  }

  /// Tells a line that was written over and has come to rest.
  public News rested() {
    heldSince = NEVER;
    String text = lines.isEmpty() ? "" : lines.getLast().text();
    if (text.isEmpty() || text.equals(open)) {
      return News.NOTHING;
    }
    String told = text.startsWith(open) ? text.substring(open.length()) : lead() + text;
    open = text;
    midLine = true;
    return new News(told, -1, ScreenDiff.NOTHING, 0, false);
  }

  /// The first look.
  ///
  /// @param masked the look's screen without secrets, which is what is told of a screen
  public News begin(PaneLook look, Screen masked, CapturePurpose what) {
    Screen screen = look.screen();
    this.masked = masked.rows();
    if (screen.alternate()) {
      alternateRows = what == CapturePurpose.BASELINE ? masked.rows() : List.of();
      return what == CapturePurpose.BASELINE ? News.NOTHING : onAlternateScreen();
    }
    List<Line> now = LogicalLines.of(look);
    News news =
        switch (what) {
          case BASELINE -> News.NOTHING;
          case NEWCOMER -> {
            String text = joined(now, 0);
            midLine = !text.isEmpty();
            int skipped = screen.scrolled() - look.above().size();
            yield new News(text, -1, ScreenDiff.NOTHING, skipped, screen.mayHaveForgotten());
          }
          case CHANGES -> new News("", -1, shown(now, screen, new BitSet()), 0, false);
        };
    open = now.isEmpty() ? "" : now.getLast().text();
    remember(now, look);
    return news;
  }

  /// A later look.
  ///
  /// @param masked as for the first
  /// @param typing whether somebody types at a shell there
  public News next(PaneLook look, Screen masked, boolean typing, long now) {
    Screen screen = look.screen();
    this.masked = masked.rows();
    if (screen.alternate()) {
      return onAlternateScreen();
    }
    alternateRows = null;
    if (!known) {
      return begin(look, masked, CapturePurpose.NEWCOMER);
    }
    List<Line> region = LogicalLines.of(look);
    RowShift rows = width == screen.width() ? new RowShift(seen, look) : null;
    int shift = rows == null ? 0 : rows.shift();
    News news;
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
    remember(region, look);
    return news;
  }

  private News onAlternateScreen() {
    List<String> before = alternateRows == null ? List.of() : alternateRows;
    ScreenDiff diff = ScreenDiff.between(before, masked, new SeenLines());
    alternateRows = masked;
    midLine &= diff.isEmpty();
    return new News("", -1, diff, 0, false);
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
      open = behind(open, region.getLast(), from);
    }
    known = true;
    replaced = false;
    width = screen.width();
    seen = RowShift.Seen.of(look);
    lines = kept;
  }

  /// Those lines that did not stand there before in that order, nor above what did. Where nobody
  /// knows what went by, what is there anyway is not told twice.
  ///
  /// @param from the first row that is told of where nothing stands there any more
  private List<Line> unlike(List<Line> region, int from) {
    BitSet kept = LineMatch.kept(lines, region);
    int first = LineMatch.firstTelling(kept, region);
    List<Line> fresh = new ArrayList<>(region.size());
    for (int i = Math.max(first, 0); i < region.size(); i++) {
      if (!kept.get(i) && (first >= 0 || region.get(i).row() >= from)) {
        fresh.add(region.get(i));
      }
    }
    return fresh;
  }

  /// The first row that may be news after a resize which left nothing known. Where tmux keeps no
  /// rows but those that a resize has put above, they may be in sight again.
  private int firstFresh(Screen screen) {
    boolean back = screen.mostScrolled() == 0 && seen.scrolled() > 0;
    return back ? Integer.MAX_VALUE : screen.scrolled();
  }

  private News torn(List<Line> fresh, List<Line> region) {
    String text = joined(fresh, 0);
    boolean last = !fresh.isEmpty() && fresh.getLast() == region.getLast();
    String told = text.isEmpty() ? "" : lead() + text + (last ? "" : "\n");
    open = last ? region.getLast().text() : "";
    midLine = told.isEmpty() ? midLine : last;
    heldSince = NEVER;
    return new News(told, -1, ScreenDiff.NOTHING, 0, true);
  }

  private News laidOn(List<Line> region, PaneLook look, int shift, boolean typing, long now) {
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
      String told = lead() + joined(region, 0);
      open = region.isEmpty() ? "" : region.getLast().text();
      midLine = true;
      heldSince = NEVER;
      return new News(told, -1, ScreenDiff.NOTHING, first - bottom, false);
    }
    int known = before.isEmpty() ? bottom : Math.max(first, before.getFirst().row());
    return changedFrom(known, before, region, look.screen(), typing, now);
  }

  /// Leaves out the rows that stand where they stood. Where lines end is no part of that: tmux
  /// forgets that a row goes on in the next one when that is drawn over.
  private News changedFrom(
      int from, List<Line> before, List<Line> after, Screen screen, boolean typing, long now) {
    int differs = LogicalLines.differ(before, after, from);
    if (heldSince != NEVER && !before.isEmpty()) {
      differs = Math.min(differs, before.getLast().row()); // it has not been told
    }
    List<Line> was = LogicalLines.behind(before, differs);
    List<Line> is = LogicalLines.behind(after, differs);
    if (was.isEmpty() && !is.isEmpty() && is.getFirst().row() < differs && !before.isEmpty()) {
      was.add(before.getLast()); // which goes on
    }
    if (!was.isEmpty() && !is.isEmpty()) {
      int row = Math.max(was.getFirst().row(), is.getFirst().row());
      if (was.size() == 1 && was.getFirst().row() < row) {
        open = behind(open, was.getFirst(), row);
      }
      was.set(0, was.getFirst().from(row));
      is.set(0, is.getFirst().from(row));
    }
    return told(was, is, screen, typing, now);
  }

  /// What of the text stands from that row of the line on.
  private static String behind(String text, Line line, int row) {
    int cut = String.join("", line.pieces().subList(0, row - line.row())).length();
    return cut <= text.length() ? text.substring(cut) : "";
  }

  /// The rows mean nothing, as the pane has another width or nobody knows how many came: the lines
  /// may be the same.
  private News apart(List<Line> region, PaneLook look, boolean rewrapped, long now) {
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
          : torn(unlike(region, rewrapped ? firstFresh(screen) : 0), region);
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
    News news = told(rest, after, screen, false, now);
    return end.unsure() || others && !whole ? news.andTorn() : news;
  }

  /// @param before what stood there, behind the lines that still do
  /// @param after what stands there now
  private News told(List<Line> before, List<Line> after, Screen screen, boolean typing, long now) {
    if (before.size() > 1) {
      return changed(before, after, screen);
    }
    if (after.isEmpty()) {
      return News.NOTHING;
    }
    StringBuilder text = new StringBuilder();
    int next = 0;
    int typedEnd = -1;
    if (!before.isEmpty()) {
      String line = after.getFirst().text();
      boolean finished = after.size() > 1;
      if (line.startsWith(open)) {
        text.append(line, open.length(), line.length());
        typedEnd = typing && finished && prompted(open) ? text.length() : -1;
      } else if (finished) {
        text.append(lead()).append(line);
      } else {
        heldSince = line.isEmpty() ? NEVER : now;
        return News.NOTHING;
      }
      next = 1;
    }
    for (int i = next; i < after.size(); i++) {
      text.append(i > 0 || midLine ? "\n" : "").append(after.get(i).text());
    }
    heldSince = NEVER;
    open = after.getLast().text();
    midLine = text.isEmpty() ? midLine : text.charAt(text.length() - 1) != '\n';
    return text.isEmpty()
        ? News.NOTHING
        : new News(text.toString(), typedEnd, ScreenDiff.NOTHING, 0, false);
  }

  /// More than the last line is another one: the program draws on its screen.
  private News changed(List<Line> before, List<Line> after, Screen screen) {
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
    return new News(text, -1, diff, 0, false);
  }

  /// Those lines with text that are in sight, but for some.
  private ScreenDiff shown(List<Line> lines, Screen screen, BitSet but) {
    List<Integer> at = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!but.get(i) && line.end() > screen.scrolled() && !line.isBlank()) {
        at.add(Math.max(0, line.row() - screen.scrolled()));
        texts.add(masked(line, screen.scrolled()));
      }
    }
    return at.isEmpty() ? ScreenDiff.NOTHING : new ScreenDiff(at, texts);
  }

  /// Whether a shell's prompt stands in the line. A guess: that a line is typed makes it no error.
  private static boolean prompted(String line) {
    for (int i = 0; i < line.length(); i++) {
      boolean apart = i + 1 == line.length() || line.charAt(i + 1) == ' ';
      if (apart && PROMPTS.indexOf(line.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The line without its secrets, of which those on the screen have been taken out.
  private String masked(Line line, int scrolled) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < line.pieces().size(); i++) {
      int row = line.row() + i - scrolled;
      String piece = line.pieces().get(i);
      String shown = row < 0 || row >= masked.size() ? piece : masked.get(row);
      text.append(piece.stripTrailing().equals(shown) ? piece : shown);
    }
    return text.toString().stripTrailing();
  }

  /// What ends an unfinished line that is not gone on with.
  private String lead() {
    return midLine ? "\n" : "";
  }

  private static String joined(List<Line> lines, int from) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < lines.size(); i++) {
      text.append(i == from ? "" : "\n").append(lines.get(i).text());
    }
    return text.toString();
  }
}
