package dev.muxcast.look;

import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneRow;
import dev.muxcast.tmux.QuotedFields;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One command list that looks: what is asked, in sections, and how the answer is taken apart. Each
/// section begins with a line that nobody could know before, so no text of a pane's is taken for
/// one; and what tmux refuses leaves the sections behind it out, not in disorder.
///
/// One use each; no I/O.
final class LookWords {

  /// tmux takes 16 KiB of arguments; a section has a few hundred bytes.
  private static final int MOST_BYTES = 15_000;

  /// tmux takes 1,000 arguments (from 3.7 on; `command too long`); a pane has about twenty.
  private static final int MOST_WORDS = 970;

  /// So many cells of screens are asked for in one list, but for a single one that has more: what
  /// tmux answers is held whole.
  private static final int MOST_CELLS = 1_000_000;

  private static final String PANE = "pane #{pane_id} #{pane_pid} ";
  private static final String SERVER = "#{pid}-#{start_time} #{version}";

  /// What is asked of one pane.
  ///
  /// @param above how many rows of history
  /// @param joined whether wrapped rows are wanted together too, and not only where there are none
  /// @param cells how many there may be in the rows
  record Ask(PaneId pane, int above, boolean joined, int cells) {
    private Ask withJoined() {
      return new Ask(pane, above, true, cells);
    }
  }

  private final String mark;
  private final Dialect dialect;
  private final List<String> words = new ArrayList<>();
  private final List<Ask> asks = new ArrayList<>();
  private int bytes = 256;
  private int cells;

  /// @param nonce that nobody could know
  /// @param dialect of the server
  LookWords(long nonce, Dialect dialect) {
    this.dialect = dialect;
    mark = "muxcast-" + Long.toHexString(nonce) + " ";
  }

  /// Asks which panes there are and which moved.
  void glance(long sinceSeconds) {
    mark("glance " + SERVER);
    say("list-pane", "-a", "-F", dialect.format(PaneGlance.format(sinceSeconds)));
  }

  /// Asks which panes moved, which for those that did not costs tmux a third.
  void quickGlance(long sinceSeconds) {
    mark("quick " + SERVER);
    say("list-pane", "-a", "-f", PaneGlance.filter(sinceSeconds), "-F", PaneGlance.format(0));
  }

  /// Asks for everything that is there.
  void listing() {
    mark("sessions " + SERVER);
    say("list-session", "-F", dialect.format(SessionRow.FORMAT));
    mark("panes");
    say("list-pane", "-a", "-F", dialect.format(PaneRow.FORMAT));
  }

  /// Asks for a pane's screen; false when that does not fit in this list any more.
  boolean screen(Ask wanted) {
    Ask ask = dialect.blanks() ? wanted : wanted.withJoined();
    int its = ask.joined() ? 2 * ask.cells() : ask.cells();
    boolean full = bytes > MOST_BYTES || words.size() > MOST_WORDS;
    if (full || cells > 0 && cells + its > MOST_CELLS) {
      return false;
    }
    cells += its;
    // Not the id itself: tmux takes a % in such text for the beginning of a part of a date.
    say("display-messag", "-p", "-t", "" + ask.pane(), mark + PANE + Screen.FORMAT);
    // With the blanks at the ends, which tell how far a row reaches.
    capture(ask, dialect.blanks() ? "-pN" : "-p");
    if (ask.joined()) {
      capture(ask, "-pJ");
    }
    asks.add(ask);
    return true;
  }

  private void capture(Ask ask, String how) {
    List<String> line = new ArrayList<>(6);
    line.add("capture-pan");
    line.add(how);
    if (ask.above() > 0) {
      line.add("-S");
      line.add("-" + ask.above());
    }
    line.add("-t");
    line.add("" + ask.pane());
    say(line.toArray(new String[0]));
  }

  /// The words for tmux.
  List<String> take() {
    mark("end");
    return words;
  }

  private void mark(String text) {
    say("display-messag", "-p", mark + text);
  }

  private void say(String... command) {
    if (!words.isEmpty()) {
      words.add(";");
    }
    for (String word : command) {
      words.add(word);
      bytes += word.length() + 1;
    }
  }

  /// A section of the answer.
  ///
  /// @param head what stands behind the mark and the section's name
  record Section(String head, List<String> lines) {

    /// Which server process it is, where the head says so.
    String server() {
      int space = head.indexOf(' ');
      return space < 0 ? head : head.substring(0, space);
    }

    /// That server's version.
    String version() {
      return head.substring(head.indexOf(' ') + 1);
    }
  }

  /// The whole sections of an answer, by their names; a pane's is called by its id.
  Map<String, Section> sections(List<String> lines) {
    Map<String, Section> sections = new HashMap<>();
    int from = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(mark)) {
        if (from >= 0) {
          section(lines, from, i, sections);
        }
        from = i;
      }
    }
    return sections;
  }

  /// The head of the first section where nothing came behind it; empty where there is none.
  String begun(List<String> lines) {
    String glance = mark + "glance ";
    return lines.size() == 1 && lines.getFirst().startsWith(glance)
        ? lines.getFirst().substring(glance.length())
        : "";
  }

  private void section(List<String> lines, int from, int to, Map<String, Section> sections) {
    String head = lines.get(from).substring(mark.length());
    if (head.startsWith("pane ")) {
      head = head.substring(5);
    }
    int space = head.indexOf(' ');
    String name = space < 0 ? head : head.substring(0, space);
    sections.put(
        name, new Section(space < 0 ? "" : head.substring(space + 1), lines.subList(from + 1, to)));
  }

  /// The panes whose screens were asked for.
  List<Ask> asks() {
    return asks;
  }

  /// The look at one pane; null where it was gone, or its section is not as it should be.
  static @Nullable PaneLook pane(
      Ask ask, Section section, @Nullable String title, long epochMillis) {
    int space = section.head().indexOf(' ');
    Screen head = space < 0 ? null : Screen.of(section.head().substring(space + 1), List.of());
    if (head == null) {
      return null;
    }
    int above = Math.min(ask.above(), head.scrolled());
    int rows = above + head.height();
    List<String> said = section.lines();
    if (ask.joined() ? said.size() < rows : said.size() != rows) {
      return null;
    }
    List<String> told = new ArrayList<>(rows);
    boolean mayBeWrapped = false;
    for (int i = 0; i < rows; i++) {
      String row = said.get(i);
      mayBeWrapped |= RowWidth.mayFill(row, head.width());
      told.add(RowWidth.withoutBlanks(row));
    }
    List<String> lines = Screen.plain(told);
    List<String> joined = mayBeWrapped ? null : lines;
    if (ask.joined()) {
      joined = Screen.plain(said.subList(rows, said.size()));
    }
    return new PaneLook(
        ask.pane(),
        QuotedFields.integer(section.head().substring(0, space), -1),
        head.withRows(List.copyOf(lines.subList(above, rows))),
        lines.subList(0, above),
        joined,
        title,
        epochMillis);
  }
}
