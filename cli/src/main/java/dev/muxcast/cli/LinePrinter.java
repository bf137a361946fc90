package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import dev.muxcast.client.Envelope;
import dev.muxcast.client.EventData;
import dev.muxcast.client.Message;
import dev.muxcast.client.MuxcastException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Messages as lines for a person: the time, the pane, what runs there, what happened. A line that
/// comes in pieces is printed when it is whole; one that stops in the middle, such as a question,
/// is shown after a pause, and again once it is whole.
final class LinePrinter implements Printer {

  private static final int LONGEST_LINE = 4096;
  private static final int NARROW = 100;
  private static final int NARROW_PLACE = 20;
  private static final int WIDE_PLACE = 32;
  private static final int QUESTION_WIDTH = 100;

  private final Output out;
  private final Style style;
  private final Programs programs;
  private final Severity least;
  private final int widestPlace;
  private final Map<String, PaneLine> unfinished = new LinkedHashMap<>();
  private final Told told = new Told();
  private int placeWidth = 8;
  private int programWidth = 5;

  /// @param least lines of output below that are left out
  LinePrinter(Output out, Style style, Programs programs, Severity least) {
    this.out = out;
    this.style = style;
    this.programs = programs;
    this.least = least;
    Integer columns = Terminal.columns();
    widestPlace = columns != null && columns < NARROW ? NARROW_PLACE : WIDE_PLACE;
  }

  @Override
  public void print(Message message) {
    switch (message) {
      case Message.Event event -> event(event);
      case Message.Gap gap -> notice(Ink.YELLOW, Words.of(gap));
      case Message.Disconnected lost -> notice(Ink.YELLOW, Words.of(lost));
      case Message.Reconnected _ -> notice(Ink.DIM, "connected again");
      case Message.Other other -> {
        if (other.type().equals("error")) {
          notice(Ink.RED, Words.ofError(other));
        }
      }
      case Message.Bookmark _, Message.Snapshot _, Message.Confirmed _ -> {}
    }
  }

  private void notice(Ink ink, String text) {
    out.line(new Line(style).add(ink, "── " + text + " ──"));
  }

  private void event(Message.Event event) {
    try {
      switch (event.type()) {
        case "pane.output" -> output(event.envelope(), event.data(EventData.PaneOutput.class));
        case "agent.status" -> status(event.envelope(), event.data(EventData.AgentStatus.class));
        default -> words(event);
      }
    } catch (MuxcastException.Malformed unknown) {
      words(event);
    }
  }

  private void words(Message.Event event) {
    finish(key(event.envelope()));
    Ink ink =
        switch (event.type()) {
          case "collector.gap", "collector.disconnected", "command.executed" -> Ink.YELLOW;
          case "session.created", "session.removed" -> Ink.CYAN;
          default -> Ink.DIM;
        };
    out.line(prefix(event.envelope()).add(ink, Words.of(event)));
  }

  private void status(Envelope place, EventData.AgentStatus status) {
    if (!told.isNews(key(place), status)) {
      return;
    }
    finish(key(place));
    out.line(prefix(place).add(Glyph.of(status.status()).ink(), Words.of(status)));
    EventData.Question question = status.question();
    if (question != null) {
      for (String part : QuestionText.lines(question, QUESTION_WIDTH)) {
        out.line(prefix(place).add("  " + part));
      }
    }
  }

  private void output(Envelope place, EventData.PaneOutput output) {
    String key = key(place);
    boolean screen = "screen".equals(output.mode());
    Long skipped = output.skippedBytes();
    if (screen || skipped != null && skipped > 0) {
      finish(key);
    }
    if (skipped != null && skipped > 0 && least == Severity.INFO) {
      out.line(prefix(place).add(Ink.YELLOW, skipped + " bytes of output left out"));
    }
    String content = output.content();
    List<EventData.Match> matches = Panes.orEmpty(output.matches());
    Severity severity = Severity.of(output.severity(), Severity.INFO);
    PaneLine line = unfinished.computeIfAbsent(key, _ -> new PaneLine(place));
    int from = 0;
    for (int end = content.indexOf('\n'); end >= 0; end = content.indexOf('\n', from)) {
      line.add(place, content, from, end, matches, severity);
      take(line);
      from = end + 1;
    }
    line.add(place, content, from, content.length(), matches, severity);
    if (screen || line.length() > LONGEST_LINE) {
      finish(key);
    } else if (line.length() == 0) {
      unfinished.remove(key);
    }
  }

  /// Prints a line that is whole.
  private void take(PaneLine line) {
    if (line.severity().atLeast(least) && line.hasNews() && !line.isBlank()) {
      out.line(line.on(prefix(line.place())));
    }
    line.clear();
  }

  /// Shows what programs have begun and not gone on with since the last time, once. What stands in
  /// a shell's line is its prompt, and what somebody types.
  @Override
  public void pause() {
    for (PaneLine line : unfinished.values()) {
      boolean shell = "shell".equals(line.place().agentType());
      if (line.waits() && !shell && line.severity().atLeast(least) && !line.isBlank()) {
        out.line(line.on(prefix(line.place())));
      }
    }
  }

  @Override
  public void end() {
    unfinished.values().forEach(this::take);
    unfinished.clear();
  }

  private void finish(String key) {
    PaneLine line = unfinished.remove(key);
    if (line != null) {
      take(line);
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  private static String key(Envelope place) {
    return place.server() + "\n" + place.serverInstance() + "\n" + place.paneId();
  }

  private Line prefix(Envelope place) {
    String time = place.timestamp() == null ? "        " : LocalTimes.of(place.timestamp());
    String where = Cells.cutMiddle(Words.place(place), widestPlace);
    String program = Cells.cut(programs.of(place), 12);
    placeWidth = Math.max(placeWidth, Cells.width(where));
    programWidth = Math.max(programWidth, Cells.width(program));
    return new Line(style)
        .add(Ink.DIM, time + " ")
        .column(Ink.CYAN, where, placeWidth + 1)
        .column(Ink.MAGENTA, program, programWidth + 1);
  }
}
