package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.look.LookWords.Section;
import dev.muxcast.tmux.PaneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookWordsTest {
  private static final String MARK = "muxcast-2a ";
  private final LookWords words = new LookWords(42, Dialect.TODAYS);

  @Test
  void onlyConstantTextNumbersAndIdsAreSaid() {
    words.glance(1_700_000_000L);
    words.listing();
    assertTrue(words.screen(new LookWords.Ask(PaneId.of(7), 3, true, 100)));
    List<String> said = words.take();
    assertTrue(
        String.join(" ", said).contains("capture-pan -pN -S -3 -t %7 ; capture-pan -pJ -S -3"));
    assertEquals("end", said.getLast().substring(MARK.length()));
    for (String word : said) {
      assertFalse(word.contains("#("), word);
    }
  }

  @Test
  void theRowsOfAPaneThatLookLikeMarksAreNotTakenForOnes() {
    Map<String, Section> sections =
        words.sections(
            List.of(
                "before",
                MARK + "glance 1-2 3.3a",
                "muxcast-2b end",
                " " + MARK + "end",
                MARK + "pane %7 2 80 0 0 0 0 0 2000",
                "row",
                "",
                MARK + "end"));
    assertEquals(
        new Section("1-2 3.3a", List.of("muxcast-2b end", " " + MARK + "end")),
        sections.get("glance"));
    assertEquals(
        List.of("row", ""), sections.get("%7") == null ? null : sections.get("%7").lines());
    assertEquals(2, sections.size());
  }

  @Test
  void aSectionWithoutItsEndIsNone() {
    assertEquals(Map.of(), words.sections(List.of(MARK + "glance 1-2 3.3a", "+ %1 0")));
    assertEquals(Map.of(), words.sections(List.of()));
  }

  @Test
  void aListTakesAsMuchAsTmuxDoesAndAsCanBeHeld() {
    int count = 0;
    words.glance(1_700_000_000L);
    words.listing();
    while (words.screen(new LookWords.Ask(PaneId.of(1000 + count), 2000, true, 10))) {
      count++;
    }
    List<String> said = words.take();
    int bytes = said.stream().mapToInt(word -> word.length() + 1).sum();
    assertTrue(count > 40 && bytes < 16_000, count + " screens, " + bytes + " bytes");
    assertTrue(said.size() <= 1_000, "more words than tmux 3.7 and newer take: " + said.size());
    LookWords wide = new LookWords(1, Dialect.TODAYS);
    assertTrue(wide.screen(new LookWords.Ask(PaneId.of(1), 2000, true, 9_000_000)), "a single one");
    assertFalse(wide.screen(new LookWords.Ask(PaneId.of(2), 0, false, 1)));
  }

  @Test
  void aPaneIsItsRowsAboveAndInSightAndThoseJoined() {
    Section section =
        new Section("77 2 80 5 1 0 0 9 2000", List.of("a", "b", "c", "d", "ab", "c", "d"));
    PaneLook look = LookWords.pane(new LookWords.Ask(PaneId.of(1), 2, true, 1), section, "t", 5);
    assertNotNull(look);
    assertEquals(77, look.pid());
    assertEquals(List.of("a", "b"), look.above());
    assertEquals(List.of("c", "d"), look.screen().rows());
    assertEquals(List.of("ab", "c", "d"), look.joined());
  }

  @Test
  void ofRowsThatCantBeWrappedNothingMoreHasToBeAsked() {
    LookWords.Ask ask = new LookWords.Ask(PaneId.of(1), 1, false, 1);
    PaneLook look =
        LookWords.pane(ask, new Section("7 1 10 5 1 0 0 9 2000", List.of("a  ", "b")), "t", 5);
    assertNotNull(look);
    assertEquals(List.of("a"), look.above());
    assertEquals(List.of("b"), look.screen().rows());
    assertEquals(List.of("a", "b"), look.joined());
    PaneLook full =
        LookWords.pane(
            ask, new Section("7 1 10 5 1 0 0 9 2000", List.of("ab       ", "c")), "t", 5);
    assertNotNull(full);
    assertEquals(List.of("ab"), full.above());
    assertNull(full.joined(), "blanks reach the edge");
  }

  @Test
  void aQuickGlanceAsksOnlyForPanesWhereSomethingWasWritten() {
    words.quickGlance(1_700_000_000L);
    String said = String.join(" ", words.take());
    assertTrue(
        said.contains("list-pane -a -f #{>=:#{window_activity},1700000000} -F + #{pane_id}"));
  }

  @Test
  void whatIsNotAsItShouldBeIsNoPane() {
    LookWords.Ask ask = new LookWords.Ask(PaneId.of(1), 2, false, 1);
    assertNull(LookWords.pane(ask, new Section("77 x 80 5 1 0 0 9 9", List.of()), null, 5));
    assertNull(LookWords.pane(ask, new Section("77 2 80 5 1 0 0 9", List.of()), null, 5));
    assertNull(LookWords.pane(ask, new Section("", List.of()), null, 5));
    assertNull(
        LookWords.pane(ask, new Section("77 2 80 5 1 0 0 9 9", List.of("a", "b", "c")), null, 5));
    assertNull(
        LookWords.pane(
            ask, new Section("77 99999999999999 80 5 1 0 0 9 9", List.of("a")), null, 5));
  }
}
