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
import java.util.stream.IntStream;
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
  void whatIsMoreThanAnEventMayHaveIsToldInSeveral() {
    String text = "設".repeat(3_000) + "\n" + "panic: x\n".repeat(9_000) + "🚀".repeat(20_000);
    List<PaneOutput> outputs = new ArrayList<>();
    events.lines(text, -1, 7, outputs);
    StringBuilder told = new StringBuilder();
    for (PaneOutput each : outputs) {
      assertTrue(each.content().length() <= OutputEvents.MOST_CHARS);
      assertFalse(Character.isLowSurrogate(each.content().charAt(0)));
      assertEquals(told.isEmpty() ? 7L : null, each.skippedBytes());
      told.append(each.content());
    }
    assertEquals(text, told.toString());
    assertEquals(Severity.CRITICAL, outputs.get(1).severity());
    assertEquals(0, outputs.get(1).matches().getFirst().start());
  }

  @Test
  void aScreenThatIsMoreThanAnEventMayHaveIsToldInSeveral() {
    List<Integer> rows = IntStream.range(0, 200).boxed().toList();
    List<String> lines = rows.stream().map(row -> row + "設".repeat(250)).toList();
    List<PaneOutput> outputs = new ArrayList<>();
    events.add(PaneNews.NOTHING.with(new ScreenDiff(rows, lines), ScreenDiff.NOTHING), 0, outputs);
    assertTrue(outputs.size() > 1);
    assertEquals(rows, outputs.stream().flatMap(each -> each.rows().stream()).toList());
    List<String> told = outputs.stream().flatMap(each -> each.content().lines()).toList();
    assertEquals(lines, told);
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
