package dev.muxcast.queue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.Facets;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Events for tests of the log, and what a reader makes of their frames.
final class Entries {
  static final Selector ALL = facets -> Selector.Choice.TAKE;

  private Entries() {}

  static Event event(int number, int size) {
    return event(number, size, "session-" + number % 3);
  }

  static Event event(int number, int size, String session) {
    Place pane =
        Place.ofServer("default", "1-2")
            .ofSession(session, "$1")
            .ofWindow(1, "w", "@1", null)
            .ofPane(0, "%1", "claude");
    EventData data =
        new EventData.PaneOutput(
            number + ":" + "ä".repeat(size),
            Severity.INFO,
            "",
            EventData.PaneOutput.Mode.LINES,
            null,
            null,
            null);
    return new Event(1_700_000_000_000L + number, pane, data);
  }

  /// An event that makes a short record.
  static Event small() {
    return new Event(1_700_000_000_000L, Place.NOWHERE, new EventData.SessionRemoved("s"));
  }

  /// The seqs of the frames in the bytes; fails where they are no whole frames.
  static List<Long> seqs(byte[] bytes, int length) {
    List<Long> seqs = new ArrayList<>();
    int at = 0;
    while (at < length) {
      if ((bytes[at] & 0xFF) != 0x81) {
        throw new AssertionError("no text frame at " + at);
      }
      int size = bytes[at + 1] & 0x7F;
      int header = 2;
      if (size == 126) {
        size = (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
        header = 4;
      } else if (size == 127) {
        size = 0;
        for (int i = 0; i < 8; i++) {
          size = size << 8 | (bytes[at + 2 + i] & 0xFF);
        }
        header = 10;
      }
      String json = new String(bytes, at + header, size, StandardCharsets.UTF_8);
      int from = json.indexOf("\"seq\":") + 6;
      seqs.add(Long.parseLong(json.substring(from, json.indexOf(',', from))));
      if (!json.endsWith("}}")) {
        throw new AssertionError("cut: " + json);
      }
      at += header + size;
    }
    return seqs;
  }

  /// Everything from the cursor to the top.
  static List<Long> drain(EventQueue queue, LogCursor cursor, Selector selector, List<Gap> gaps) {
    byte[] out = new byte[64 * 1024];
    List<Long> all = new ArrayList<>();
    while (cursor.seq() < queue.top()) {
      int bytes = cursor.read(selector, out, 0);
      all.addAll(seqs(out, bytes));
      if (cursor.gap() != null) {
        gaps.add(cursor.gap());
      }
      if (cursor.substitute() != null) {
        all.add(-cursor.seq());
      }
    }
    return all;
  }

  static Selector only(String session) {
    return (Facets facets) ->
        session.equals(facets.place().session()) ? Selector.Choice.TAKE : Selector.Choice.SKIP;
  }
}
