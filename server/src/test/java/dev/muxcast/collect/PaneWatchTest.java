package dev.muxcast.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Place;
import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.text.SeverityRules;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import dev.muxcast.tmux.SessionId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaneWatchTest {
  private static final byte[] FLOOD = "y\r\n".repeat(300_000).getBytes(UTF_8);

  private final PaneWatch pane =
      new PaneWatch(
          PaneId.of(1), new SessionId(1), 80, 24, SeverityRules.shipped(), RedactionRules.NONE);

  @BeforeEach
  void isShown() {
    pane.place = Place.NOWHERE;
  }

  private static PaneLook screen(String... rows) {
    int last = rows.length - 1;
    Screen screen =
        new Screen(
            80, rows.length, rows[last].length(), last, false, false, 0, 2_000, List.of(rows));
    return new PaneLook(PaneId.of(1), -1, screen, List.of(), null, null, 0);
  }

  @Test
  void whatWasWrittenBeforeAFloodIsReportedBeforeWhatIsLeftOut() {
    assertNull(pane.output("before\r\n".getBytes(UTF_8), 1, 1));
    PaneOutput before = pane.output(FLOOD, 1, 1);
    assertNotNull(before);
    assertEquals("before\n", before.content());
    assertNull(before.skippedBytes());
    assertNull(pane.settle(1));
    PaneOutput after = pane.captured(screen("y", "$ "), 50).getLast();
    assertEquals(FLOOD.length, after.skippedBytes());
  }

  @Test
  void whatTheReaderDroppedIsCountedBehindWhatCameBefore() {
    assertNull(pane.output("before".getBytes(UTF_8), 1, 1));
    PaneOutput before = pane.missing(42, 1);
    assertNotNull(before);
    assertEquals("before", before.content());
    assertNull(before.skippedBytes());
    pane.output("after\r\n".repeat(30).getBytes(UTF_8), 2, 2);
    PaneOutput after = pane.settle(2);
    assertNotNull(after);
    assertEquals(42L, after.skippedBytes());
  }

  @Test
  void aShellsLinesAreNotReportedAgainWhenAProgramMovesTheCursor() {
    pane.output("$ ".getBytes(UTF_8), 1, 1);
    pane.settle(1);
    pane.output("bar\r\n1 of 2\r\n".getBytes(UTF_8), 100, 100);
    pane.settle(100);
    pane.output("\033[A2 of 2\r\n".getBytes(UTF_8), 200, 200);
    assertNull(pane.settle(200));
    assertEquals(List.of(), pane.captured(screen("$ bar", "2 of 2", ""), 300));
    assertEquals("2 of 2", pane.rested(pane.due()).getLast().content());
  }

  @Test
  void whatWasWrittenBeforeTheFirstScreenIsInThatScreenAndToldOnce() {
    pane.begin.with(CapturePurpose.CHANGES, 0);
    pane.output("one\r\ntwo\r\n".getBytes(UTF_8), 1, 1);
    assertNull(pane.settle(1));
    pane.captured(screen("one", "two", ""), 2);
    assertNull(pane.settle(3));
    assertEquals("one\ntwo", pane.rested(pane.due()).getLast().content());
    pane.output("three\r\n".getBytes(UTF_8), 10_000, 10_000);
    PaneOutput after = pane.settle(10_000);
    assertNotNull(after);
    assertEquals("three\n", after.content());
  }
}
