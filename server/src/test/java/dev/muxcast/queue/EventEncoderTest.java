package dev.muxcast.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Event;
import dev.muxcast.event.EventData;
import dev.muxcast.event.EventData.PaneOutput.Mode;
import dev.muxcast.event.Place;
import dev.muxcast.event.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventEncoderTest {
  private static final Place PANE =
      Place.ofServer("default", "12-34")
          .ofSession("api", "$1")
          .ofWindow(2, "Claude", "@5", "CLAUDE_AGENT")
          .ofPane(0, "%7", "claude");
  private final EventEncoder encoder = new EventEncoder();

  private static EventData output(String content) {
    return new EventData.PaneOutput(
        content, Severity.ERROR, "p", Mode.LINES, null, List.of(), null);
  }

  private String json(Place place, EventData data) {
    byte[] frame = encoder.frame(new Event(1_700_000_000_123L, place, data), 42);
    return new FrameText(frame, 0, frame.length).json();
  }

  @Test
  void theEnvelopeStandsInItsOrderAndLeavesOutWhatDoesNotApply() {
    String envelope =
        "{\"type\":\"pane.output\",\"timestamp\":\"2023-11-14T22:13:20.123Z\",\"seq\":42,"
            + "\"server\":\"default\",\"server_instance\":\"12-34\",\"session\":\"api\","
            + "\"session_id\":\"$1\",\"window\":2,\"window_name\":\"Claude\",\"window_id\":\"@5\","
            + "\"pane\":0,\"pane_id\":\"%7\",\"agent_type\":\"claude\","
            + "\"window_kind\":\"CLAUDE_AGENT\",\"data\":{";
    assertTrue(json(PANE, output("x")).startsWith(envelope + "\"content\":\"x\""));
    assertTrue(
        json(Place.NOWHERE, new EventData.Custom("custom.x", Map.of("a", 1)))
            .endsWith("\"seq\":42,\"data\":{\"a\":1}}"));
  }

  @Test
  void nothingTellsTheClassOfTheData() {
    assertFalse(json(PANE, output("x")).contains("@type"));
  }

  @Test
  void aFrameIsOneTextFrameWithTheShortestLength() {
    int envelope = json(PANE, output("")).length();
    for (int size : List.of(126, 127, 65_535, 65_536, 200_000)) {
      int padding = size - envelope;
      if (padding < 0) {
        continue;
      }
      byte[] frame = encoder.frame(new Event(0, PANE, output("x".repeat(padding))), 42);
      int header = size < 65_536 ? 4 : 10;
      assertEquals(0x81, frame[0] & 0xFF);
      assertEquals(size < 65_536 ? 126 : 127, frame[1]);
      assertEquals(header + size, frame.length);
      long length = 0;
      for (int i = 2; i < header; i++) {
        length = length << 8 | (frame[i] & 0xFF);
      }
      assertEquals(size, length);
    }
    byte[] small = encoder.frame(new Event(0, Place.NOWHERE, new EventData.SessionRemoved("s")), 1);
    assertEquals(small.length - 2, small[1]);
  }

  @Test
  void aTextComesOutOfTheFrameAsItWent() {
    String all = "\"\\/\b\f\n\r\t\u0000\u001b\u007f\u0080\u2028äß€😀 \\u0041 </script>";
    byte[] frame = encoder.frame(new Event(0, PANE, output(all)), 42);
    assertEquals(all, new FrameText(frame, 0, frame.length).content());
    byte[] custom =
        encoder.frame(
            new Event(0, PANE, new EventData.Custom("custom.x", Map.of("k", List.of(all)))), 42);
    assertEquals(all + "\n", new FrameText(custom, 0, custom.length).texts());
  }

  @Test
  void halfASurrogatePairBecomesAReplacementCharacter() {
    assertTrue(json(PANE, output("a\uD83Db😀\uDE00")).contains("\"content\":\"a\uFFFDb😀\uFFFD\""));
    EventData custom = new EventData.Custom("custom.x", Map.of("\uD83D", List.of("\uDE00")));
    assertTrue(json(PANE, custom).endsWith("\"data\":{\"\uFFFD\":[\"\uFFFD\"]}}"));
  }

  @Test
  void aClientsOwnDataIsKeptAsItIs() {
    Map<String, Object> data = new java.util.LinkedHashMap<>();
    data.put("nothing", null);
    data.put("list", java.util.Arrays.asList(null, 1L, -2.5, true, "x", List.of(), Map.of()));
    data.put("big", 9_007_199_254_740_993L);
    assertTrue(
        json(PANE, new EventData.Custom("custom.x", data))
            .endsWith(
                "\"data\":{\"nothing\":null,\"list\":[null,1,-2.5,true,\"x\",[],{}],"
                    + "\"big\":9007199254740993}}"));
  }
}
