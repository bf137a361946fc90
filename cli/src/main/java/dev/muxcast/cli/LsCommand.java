package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import dev.muxcast.client.JsonText;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import dev.muxcast.client.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast ls`: what there is in tmux.
@Command(
    name = "ls",
    description = "Lists sessions, windows and panes by the names that other commands take.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast ls",
      "  muxcast ls 'shop-*'",
    })
final class LsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "SESSION",
      description = "Only sessions of that name; globs.")
  @Nullable String session;

  @Option(names = "--json", description = "As one JSON array of sessions.")
  boolean json;

  @Override
  public Integer call() {
    State state = State.of(System.getenv());
    try (Output out = Output.standard();
        Muxcast muxcast = state.connect()) {
      Reply snapshot = muxcast.snapshot();
      List<PaneRow> rows =
          Panes.of(snapshot.as(Picture.class)).all().stream()
              .filter(row -> wanted(row.session().session()))
              .toList();
      if (json) {
        out.json(JsonText.write(sessions(snapshot.fields())));
      } else {
        print(out, rows);
      }
      if (rows.isEmpty()) {
        Output.complain(
            session == null
                ? "muxcast: no tmux session is watched. Start one: tmux new -s work"
                : "muxcast: no session is called " + session);
        return session == null ? Exit.DONE : Exit.REFUSED;
      }
    }
    return Exit.DONE;
  }

  private boolean wanted(@Nullable String name) {
    return session == null || name != null && EventTypes.matches(session, name);
  }

  private List<?> sessions(Map<String, Object> fields) {
    return fields.get("sessions") instanceof List<?> list
        ? list.stream()
            .filter(each -> each instanceof Map<?, ?> it && wanted("" + it.get("session")))
            .toList()
        : List.of();
  }

  private static void print(Output out, List<PaneRow> rows) {
    Style style = Style.of(System.getenv());
    Integer columns = Terminal.columns();
    int width = columns == null ? Integer.MAX_VALUE : columns;
    int name = width(rows, PaneRow::name);
    int runs = width(rows, PaneRow::runs);
    int window = width(rows, row -> "" + row.window().windowName());
    String before = "";
    for (PaneRow row : rows) {
      String place = row.session().server() + "/" + row.session().sessionId();
      if (!place.equals(before)) {
        heading(out, style, row);
        before = place;
      }
      AgentState state = AgentState.of(row);
      Line line = new Line(style).add("  ");
      line.column(Ink.CYAN, row.name(), name + 2);
      line.column(Ink.DIM, row.paneId() + "", 6);
      line.column(row.isAgent() ? Ink.MAGENTA : Ink.PLAIN, row.runs(), runs + 2);
      line.column(
          Ink.PLAIN, Cells.cut("" + row.window().windowName(), 16), Math.min(window, 16) + 2);
      if (row.isAgent()) {
        String words = state.glyph().sign() + " " + state.word() + " " + state.age(Instant.now());
        line.add(state.glyph().ink(), words);
      } else {
        line.add(Ink.DIM, Cells.cutMiddle(path(row.pane().path()), width - line.width()));
      }
      out.line(line);
    }
  }

  private static void heading(Output out, Style style, PaneRow first) {
    Picture.Session session = first.session();
    long windows = Panes.orEmpty(session.windows()).size();
    Line line = new Line(style).add(Ink.BOLD, "" + session.session());
    if (!"default".equals(session.server())) {
      line.add(Ink.DIM, "  on " + session.server());
    }
    line.add(Ink.DIM, "  " + Counted.of(windows, "window"));
    if (!session.watched()) {
      line.add(Ink.YELLOW, "  not watched: muxcast doctor says why");
    }
    out.line(line);
  }

  private static String path(@Nullable String path) {
    String home = Objects.requireNonNullElse(System.getenv("HOME"), "/nowhere");
    return path == null ? "" : path.startsWith(home) ? "~" + path.substring(home.length()) : path;
  }

  private static int width(List<PaneRow> rows, java.util.function.Function<PaneRow, String> text) {
    return rows.stream().mapToInt(row -> Cells.width(text.apply(row))).max().orElse(0);
  }
}
