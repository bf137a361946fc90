package dev.muxcast.cli;

import dev.muxcast.client.Envelope;
import dev.muxcast.client.EventData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The line that a pane has begun: its text, and which parts of it made the severity.
///
/// Mutable; owned by its [LinePrinter].
final class PaneLine {

  /// A part to be marked.
  private record Mark(int start, int end, Severity severity) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();
  private Envelope place;
  private Severity severity = Severity.INFO;
  private int shown;
  private boolean touched;

  PaneLine(Envelope place) {
    this.place = place;
  }

  /// Where and when it was written to last.
  Envelope place() {
    return place;
  }

  Severity severity() {
    return severity;
  }

  boolean isBlank() {
    return text.toString().isBlank();
  }

  /// Whether there is something of it that has not been shown.
  boolean hasNews() {
    return text.length() > shown;
  }

  /// Whether nothing was added since this was last asked, and nothing of it has been shown.
  boolean waits() {
    boolean waits = !touched && shown == 0;
    touched = false;
    return waits;
  }

  int length() {
    return text.length();
  }

  /// Appends a part of an event's content, with the matches that fall into it. The event's own
  /// severity counts only where the event does not say what made it.
  void add(
      Envelope at,
      String content,
      int from,
      int to,
      List<EventData.Match> matches,
      Severity eventSeverity) {
    place = at;
    touched = true;
    int carriage = content.lastIndexOf('\r', to - 1);
    int begin = Math.max(from, carriage + 1);
    if (carriage >= from) {
      clear();
    }
    int shift = text.length() - begin;
    text.append(content, begin, to);
    for (EventData.Match match : matches) {
      int start = Math.max(begin, match.start());
      int end = Math.min(to, match.end());
      if (start < end) {
        Severity level = Severity.of(match.severity(), eventSeverity);
        marks.add(new Mark(start + shift, end + shift, level));
        severity = severity.worse(level);
      }
    }
    if (matches.isEmpty() && to > begin) {
      severity = severity.worse(eventSeverity);
    }
  }

  /// Its text as it is to be printed, behind what the line has already.
  Line on(Line line) {
    int at = 0;
    marks.sort(Comparator.comparingInt(Mark::start));
    for (Mark mark : marks) {
      if (mark.start() >= at) {
        line.add(severity.ink(), text.substring(at, mark.start()));
        line.add(mark.severity().marker(), text.substring(mark.start(), mark.end()));
        at = mark.end();
      }
    }
    shown = text.length();
    return line.add(severity.ink(), text.substring(at));
  }

  /// Begins the next line.
  void clear() {
    text.setLength(0);
    marks.clear();
    severity = Severity.INFO;
    shown = 0;
  }
}
