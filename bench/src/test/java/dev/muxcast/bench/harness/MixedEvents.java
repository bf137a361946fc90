package dev.muxcast.bench.harness;

import dev.muxcast.bench.load.EventMix;
import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;

/// Makes the events of `EventMix`, as the Collector would: one place per pane, made once.
final class MixedEvents {
  private static final Severity[] SEVERITIES = {Severity.INFO, Severity.WARNING, Severity.ERROR};
  private static final String TEXT = "Compiling module core ... done in 1.3 s\n";

  private final Place[] places = new Place[2 * EventMix.SESSIONS];

  MixedEvents() {
    Place server = Place.ofServer("default", "4711-1764000000");
    for (int pane = 0; pane < places.length; pane++) {
      places[pane] =
          server
              .ofSession("agent-" + pane / 2, "$" + pane / 2)
              .ofWindow(pane % 2, "claude", "@" + pane, "CLAUDE_AGENT")
              .ofPane(0, "%" + pane, "claude");
    }
  }

  /// The event with this number.
  Event event(long number) {
    int k = (int) (number % EventMix.PERIOD);
    EventData data =
        EventMix.isStatus(k)
            ? new EventData.AgentStatus(
                "busy", "ready", "claude", null, null, null, null, null, null, null)
            : output(TEXT, SEVERITIES[EventMix.severity(k)]);
    return new Event(System.currentTimeMillis(), places[EventMix.pane(k)], data);
  }

  /// A line with a mark, as `LineWriter` writes it, of the pane with this number.
  Event marked(int pane, long number) {
    String text = "~" + pane + '.' + number + '.' + System.nanoTime() + "~ compiled\n";
    return new Event(System.currentTimeMillis(), places[pane], output(text, Severity.INFO));
  }

  private static EventData output(String text, Severity severity) {
    String preview = text.substring(0, text.length() - 1);
    return new EventData.PaneOutput(
        text, severity, preview, EventData.PaneOutput.Mode.LINES, null, null, null);
  }
}
