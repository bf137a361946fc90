package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import dev.muxcast.client.EventData;
import dev.muxcast.client.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of `status`: every agent, those that need somebody first and what they ask, then what
/// else runs. Pure.
///
/// @param columns how wide it may be; null for as wide as it gets
record StatusView(Style style, @Nullable Integer columns) {
  private static final int MOST_OTHERS = 3;
  private static final int WIDE = 110;
  private static final int LEAST = 40;
  private static final int UNBOUND = 10_000;

  /// @param head what stands above it, such as where the server is
  List<Line> lines(List<String> head, Picture picture, Instant now) {
    Panes panes = Panes.of(picture);
    List<PaneRow> agents = Agents.of(panes);
    var lines = new ArrayList<Line>();
    head.forEach(text -> lines.add(new Line(style).add(Ink.DIM, Cells.cut(text, width()))));
    int sessions = Panes.orEmpty(picture.sessions()).size();
    String summary = Counted.of(sessions, "session") + " · " + Agents.summary(agents);
    lines.add(new Line(style).add(Cells.cut(summary, width())));
    if (agents.isEmpty()) {
      lines.add(
          new Line(style)
              .add(
                  sessions == 0
                      ? "No tmux session is watched. Start one: tmux new -s work"
                      : "No agent runs in them. See all that happens: muxcast tail"));
    }
    int type = agents.stream().mapToInt(row -> Cells.width(row.type())).max().orElse(0);
    int name = agents.stream().mapToInt(row -> Cells.width(row.name())).max().orElse(0);
    for (PaneRow row : agents) {
      AgentState state = AgentState.of(row);
      lines.add(row(state, type, name, now));
      lines.addAll(question(state));
    }
    lines.addAll(others(panes));
    return lines;
  }

  private int width() {
    return columns == null ? UNBOUND : Math.max(LEAST, columns);
  }

  private Line row(AgentState state, int type, int name, Instant now) {
    PaneRow row = state.row();
    Line line = new Line(style);
    line.column(state.glyph().ink(), state.glyph().sign() + " " + state.word(), 11);
    line.column(Ink.DIM, state.age(now), 4);
    line.column(Ink.MAGENTA, row.type(), type + 1);
    line.column(Ink.CYAN, row.name(), Math.min(name, width() / 2) + 1);
    String usage = usage(row);
    boolean both = width() >= WIDE && !usage.isEmpty();
    int left = width() - line.width() - (both ? Cells.width(usage) + 2 : 0);
    if (both) {
      line.add(Ink.DIM, usage + "  ");
    }
    return line.add(Cells.cut(state.doing(), Math.max(0, left)));
  }

  private List<Line> question(AgentState state) {
    EventData.Question question = state.question();
    if (question == null) {
      return List.of();
    }
    var lines = new ArrayList<Line>();
    for (String part : QuestionText.lines(question, Math.min(width(), 100) - 5)) {
      lines.add(new Line(style).add("     " + part));
    }
    lines.add(
        new Line(style)
            .add(Ink.DIM, "     answer: muxcast respond " + Shell.word(state.row().name()) + " 1"));
    return lines;
  }

  /// Such as `12.4k tok · 61 %`, the part of the context that is full; "" where nothing is known.
  private static String usage(PaneRow row) {
    Picture.Usage usage = row.pane().usage();
    if (usage == null) {
      return "";
    }
    Double full = usage.contextPercent();
    String tokens = Words.tokens(usage.inputTokens() + usage.outputTokens()) + " tok";
    return full == null ? tokens : tokens + " · " + Math.round(full) + " %";
  }

  /// The panes without an agent, in a few lines.
  private List<Line> others(Panes panes) {
    List<String> words =
        panes.all().stream()
            .filter(row -> !row.isAgent())
            .map(row -> row.name() + " " + row.runs())
            .toList();
    var lines = new ArrayList<Line>();
    var text = new StringBuilder();
    int told = 0;
    for (String word : words) {
      if (!text.isEmpty() && Cells.width(text + word) + 6 > Math.min(width(), 160)) {
        if (lines.size() + 1 == MOST_OTHERS) {
          break;
        }
        lines.add(other(lines.isEmpty(), text.toString()));
        text.setLength(0);
      }
      text.append(text.isEmpty() ? "" : " · ").append(word);
      told++;
    }
    if (!text.isEmpty()) {
      lines.add(other(lines.isEmpty(), text.toString()));
    }
    if (told < words.size()) {
      String rest = "and " + (words.size() - told) + " more: muxcast ls";
      lines.add(other(false, rest));
    }
    return lines;
  }

  private Line other(boolean first, String text) {
    return new Line(style).add(Ink.DIM, Cells.cut((first ? "also: " : "      ") + text, width()));
  }
}
