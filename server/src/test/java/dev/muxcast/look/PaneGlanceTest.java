package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.look.PaneGlance.Live;
import dev.muxcast.tmux.PaneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaneGlanceTest {

  @Test
  void aPaneIsToldWholeWhereSomethingWasWrittenAndElseInShort() {
    var panes =
        PaneGlance.of(List.of("+ %1 0 12 3 4 1 77 1700000000 a\\ \\#\\{b\\} .", "- %2 1 ."));
    assertEquals(
        new PaneGlance(PaneId.of(1), false, new Live(12, 3, 4, true, 77, 1_700_000_000, "a #{b}")),
        panes.get(PaneId.of(1)));
    assertEquals(new PaneGlance(PaneId.of(2), true, null), panes.get(PaneId.of(2)));
  }

  @Test
  void fieldsThatAreNoNumbersAndRowsThatAreNoneHurtNobody() {
    var panes =
        PaneGlance.of(
            List.of(
                "",
                "+",
                "+ %x 0 .",
                "- %99999999999 0 .",
                "- 3 0 .",
                "+ %4 0 99999999999999999999 -1 x x pid now title .",
                "a title's second line .",
                "+ %5 0 1 2 3"));
    assertEquals(1, panes.size());
    assertEquals(new Live(0, 0, 0, true, -1, 0, "title"), panes.get(PaneId.of(4)).live());
  }

  @Test
  void aPaneInSeveralSessionsComesOnce() {
    assertEquals(1, PaneGlance.of(List.of("- %2 1 .", "- %2 0 .")).size());
  }

  @Test
  void onlyTheTimeOfActivityIsNoDifference() {
    Live one = new Live(1, 2, 3, false, 4, 5, "t");
    assertTrue(one.looksLike(new Live(1, 2, 3, false, 4, 99, "t")));
    assertFalse(one.looksLike(new Live(1, 2, 3, false, 4, 5, "u")));
    assertFalse(one.looksLike(new Live(1, 2, 3, false, 5, 5, "t")));
    assertFalse(one.looksLike(new Live(2, 2, 3, false, 4, 5, "t")));
  }

  @Test
  void withoutATimeAllIsAskedOfEveryPane() {
    assertTrue(
        PaneGlance.format(1_700_000_000).startsWith("#{?#{>=:#{window_activity},1700000000},+"));
    assertTrue(PaneGlance.format(0).startsWith("+ #{pane_id}"));
    assertNull(PaneGlance.of(List.of("- %1 0 .")).get(PaneId.of(1)).live());
  }
}
