package dev.muxcast.cli;

import dev.muxcast.cli.Style.Ink;
import dev.muxcast.client.EventData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The line that a pane has begun: its text, and which parts of it made the severity.
///
/// Mutable; owned by its [LinePrinter].
final class PaneLine {

  /// A part to be marked.
  private record Mark(int start, int end, String severity) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();
  private String prefix;
  private String severity = "info";

  PaneLine(String prefix) {
    this.prefix = prefix;
  }

  void prefix(String fresh) {
    prefix = fresh;
  }

  int length() {
    return text.length();
  }

  /// Appends a part of an event's content, with the matches that fall into it. The event's own
  /// severity counts only where the event does not say what made it.
  void add(String content, int from, int to, List<EventData.Match> matches, String eventSeverity) {
    int shift = text.length() - from;
    text.append(Style.plain(content.substring(from, to)));
    for (EventData.Match match : matches) {
      int start = Math.max(from, match.start());
      int end = Math.min(to, match.end());
      if (start < end) {
        String level = match.severity() == null ? eventSeverity : match.severity();
        marks.add(new Mark(start + shift, end + shift, level));
        severity = worse(severity, level);
      }
    }
    if (matches.isEmpty() && to > from) {
      severity = worse(severity, eventSeverity);
    }
  }

  /// The line as it is to be printed; the next one begins empty.
  String take(Style style) {
    var line = new StringBuilder(prefix);
    int at = 0;
    marks.sort(Comparator.comparingInt(Mark::start));
    for (Mark mark : marks) {
      if (mark.start() >= at) {
        line.append(paint(style, text.substring(at, mark.start()), severity));
        String marked = text.substring(mark.start(), mark.end());
        line.append(style.paint(marker(mark.severity()), marked));
        at = mark.end();
      }
    }
    line.append(paint(style, text.substring(at), severity));
    text.setLength(0);
    marks.clear();
    severity = "info";
    return line.toString();
  }

  private static String paint(Style style, String part, String severity) {
    return switch (severity) {
      case "warning" -> style.paint(Ink.YELLOW, part);
      case "error" -> style.paint(Ink.RED, part);
      case "critical" -> style.paint(Ink.ALARM, part);
      default -> part;
    };
  }

  private static Ink marker(String severity) {
    return switch (severity) {
      case "warning" -> Ink.YELLOW_MARK;
      case "critical" -> Ink.ALARM;
      default -> Ink.RED_MARK;
    };
  }

  private static String worse(String one, String other) {
    List<String> order = List.of("info", "warning", "error", "critical");
    return order.indexOf(other) > order.indexOf(one) ? other : one;
  }
}
