package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.EventData.Match;
import dev.muxcast.event.EventData.PaneOutput;
import dev.muxcast.event.Severity;
import dev.muxcast.text.SeverityRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputEventsTest {
  private final OutputEvents events = new OutputEvents(SeverityRules.shipped());

  @Test
  void theEventThatCompletesALineCarriesItsSeverity() {
    assertEquals(Severity.INFO, events.lines("ok\nErr", -1, 0).severity());
    PaneOutput completing = events.lines("or: bad\n", -1, 0);
    assertEquals(Severity.ERROR, completing.severity());
    assertEquals(List.of(new Match(0, 2, "level", Severity.ERROR)), completing.matches());
    assertEquals(Severity.INFO, events.lines("fine\n", -1, 0).severity());
  }

  @Test
  void aTypedLineIsInfo() {
    assertEquals(Severity.INFO, events.lines("echo Error: x\n", 13, 0).severity());
  }

  @Test
  void whatWasLeftOutIsCounted() {
    assertEquals(7L, events.lines("x\n", -1, 7).skippedBytes());
    assertNull(events.lines("x\n", -1, 0).skippedBytes());
  }

  @Test
  void changedRowsAreJudgedWithTheirOffsets() {
    ScreenDiff rows = new ScreenDiff(List.of(3, 9), List.of("calm", "panic: x"));
    ScreenDiff spinner = new ScreenDiff(List.of(4), List.of("Working (3s)"));
    List<PaneOutput> outputs = new ArrayList<>();
    events.add(PaneNews.NOTHING.with(rows, spinner), 0, outputs);
    PaneOutput screen = outputs.getFirst();
    assertEquals("calm\npanic: x", screen.content());
    assertEquals(5, screen.matches().getFirst().start());
    assertFalse(screen.passing());
    assertTrue(outputs.getLast().passing());
  }

  @Test
  void aPreviewIsOneShortLine() {
    assertEquals("a b c", OutputEvents.preview("\n a\n\tb  c \n"));
    assertEquals(200, OutputEvents.preview("x".repeat(500)).length());
  }
}
