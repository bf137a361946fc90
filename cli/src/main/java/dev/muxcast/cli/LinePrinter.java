package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import dev.muxcast.client.Envelope;
import dev.muxcast.client.EventData;
import dev.muxcast.client.Message;
import dev.muxcast.client.MuxcastException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Messages as lines for a person: the time, the pane, the agent, what happened. Figures of
/// resource use come every few seconds, and are left out unless they are asked for.
final class LinePrinter implements Printer {

  private static final int WIDEST_PLACE = 32;
  private static final int AGENT_WIDTH = 10;

  private final Output out;
  private final Style style;
  private final Map<String, PaneLine> unfinished = new LinkedHashMap<>();
  private final boolean figures;
  private int placeWidth = 20;

  LinePrinter(Output out, Style style) {
    this(out, style, false);
  }

  LinePrinter(Output out, Style style, boolean figures) {
    this.out = out;
    this.style = style;
    this.figures = figures;
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
          notice(Ink.RED, Style.plain(other.json()));
        }
      }
      case Message.Bookmark _, Message.Snapshot _, Message.Confirmed _ -> {}
    }
  }

  private void notice(Ink ink, String text) {
    pause();
    out.line(style.paint(ink, "── " + text + " ──"));
  }

  private void event(Message.Event event) {
    if (event.type().equals("resource.usage") && !figures) {
      return;
    }
    if (event.type().equals("pane.output")) {
      try {
        output(event.envelope(), event.data(EventData.PaneOutput.class));
        return;
      } catch (MuxcastException.Malformed unknown) {
        // Then it is printed as any other event.
      }
    }
    finish(key(event.envelope()));
    out.line(prefix(event.envelope()) + style.paint(ink(event), Words.of(event)));
  }

  private Ink ink(Message.Event event) {
    return switch (event.type()) {
      case "agent.status" -> {
        try {
          yield Glyph.of(event.data(EventData.AgentStatus.class).status()).ink();
        } catch (MuxcastException.Malformed unknown) {
          yield Ink.DIM;
        }
      }
      case "collector.gap", "collector.disconnected" -> Ink.YELLOW;
      case "session.created", "session.removed" -> Ink.CYAN;
      default -> Ink.DIM;
    };
  }

  private void output(Envelope place, EventData.PaneOutput output) {
    String key = key(place);
    boolean screen = "screen".equals(output.mode());
    if (screen) {
      finish(key);
    }
    if (output.skippedBytes() != null && output.skippedBytes() > 0) {
      finish(key);
      String left = output.skippedBytes() + " bytes of output left out";
      out.line(prefix(place) + style.paint(Ink.YELLOW, left));
    }
    String content = output.content();
    List<EventData.Match> matches = Agents.orEmpty(output.matches());
    String severity = Objects.requireNonNullElse(output.severity(), "info");
    PaneLine line = unfinished.computeIfAbsent(key, _ -> new PaneLine(prefix(place)));
    int from = 0;
    for (int end = content.indexOf('\n'); end >= 0; end = content.indexOf('\n', from)) {
      line.add(content, from, end, matches, severity);
      out.line(line.take(style));
      line.prefix(prefix(place));
      from = end + 1;
    }
    line.add(content, from, content.length(), matches, severity);
    if (screen || line.length() > 4096) {
      finish(key);
    } else if (line.length() == 0) {
      unfinished.remove(key);
    }
  }

  @Override
  public void pause() {
    unfinished.values().forEach(line -> out.line(line.take(style)));
    unfinished.clear();
  }

  private void finish(String key) {
    PaneLine line = unfinished.remove(key);
    if (line != null && line.length() > 0) {
      out.line(line.take(style));
    }
  }

  @Override
  public void flush() {
    out.flush();
  }

  private static String key(Envelope place) {
    return place.server() + "\n" + place.serverInstance() + "\n" + place.paneId();
  }

  private String prefix(Envelope place) {
    String time = place.timestamp() == null ? "        " : LocalTimes.of(place.timestamp());
    String where = target(place);
    placeWidth = Math.max(placeWidth, Math.min(WIDEST_PLACE, where.length()));
    String agent = Objects.requireNonNullElse(place.agentType(), "");
    return style.paint(Ink.DIM, time)
        + " "
        + style.paint(Ink.CYAN, pad(where, placeWidth))
        + " "
        + style.paint(Ink.MAGENTA, pad(Style.plain(agent), AGENT_WIDTH))
        + " ";
  }

  private static String target(Envelope place) {
    var text = new StringBuilder();
    if (place.server() != null && !place.server().equals("default")) {
      text.append(place.server());
    }
    if (place.session() != null) {
      text.append(text.isEmpty() ? "" : "/").append(place.session());
    }
    if (place.window() != null) {
      text.append(':').append(place.window());
    }
    if (place.pane() != null) {
      text.append('.').append(place.pane());
    }
    return Style.plain(text.toString());
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
