package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.look.PaneGlance.Live;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenPaneTest {
  private static final PaneId ID = PaneId.of(3);
  private static final long T = 1_700_000_000_000L;
  private final SeenPane pane = new SeenPane(ID, false);

  @Test
  void aNewOneIsLookedAtOnceAndThenOnlyWhenItMoved() {
    assertTrue(pane.due(T));
    see(glance(10, 5, T), T + 5_000);
    assertFalse(pane.due(T + 6_000));
    pane.glance(glance(10, 6, T + 6_000));
    assertTrue(pane.due(T + 6_000), "the cursor moved");
  }

  @Test
  void withinTheSecondOfItsActivityItIsLookedAtNowAndThenThoughNothingTells() {
    see(glance(10, 5, T), T + 10);
    assertFalse(pane.due(T + 50));
    assertTrue(pane.due(T + 110));
    see(glance(10, 5, T), T + 1_000);
    assertFalse(pane.due(T + 5_000), "what was written in that second was seen after it");
  }

  @Test
  void whatScrolledAwayIsAskedForWithTheGrowth() {
    see(glance(10, 5, T), T);
    pane.glance(glance(15, 5, T));
    int above = pane.ask().above();
    assertTrue(above >= 5 && above < 50, "" + above);
    assertTrue(pane.took(look(40, 80, List.of("x")), pane.ask()), "more scrolled away meanwhile");
    assertTrue(pane.ask().above() >= 30);
  }

  @Test
  void aFullHistoryIsAskedForMuchAsItsSizeTellsNothing() {
    see(glance(2000, 5, T), T);
    pane.glance(glance(2000, 6, T));
    assertTrue(pane.ask().above() >= 400);
  }

  @Test
  void nothingAboveIsAskedForOnTheAlternateScreen() {
    pane.glance(new PaneGlance(ID, false, new Live(500, 0, 0, true, 1, T / 1000, "")));
    assertEquals(0, pane.ask().above());
    assertFalse(pane.ask().joined());
  }

  @Test
  void allThatANewcomerWroteIsAskedFor() {
    SeenPane newcomer = new SeenPane(ID, true);
    newcomer.glance(glance(120, 0, T));
    assertTrue(newcomer.ask().above() >= 120);
  }

  @Test
  void ofAWidePaneNoMoreIsAskedForThanCanBeHeld() {
    SeenPane newcomer = new SeenPane(ID, true);
    newcomer.glance(glance(9_000, 0, T));
    newcomer.took(look(9_000, 1_000, Collections.nCopies(2_000, "x")), newcomer.ask());
    newcomer.glance(glance(19_000, 0, T));
    LookWords.Ask ask = newcomer.ask();
    assertTrue(ask.above() <= 500, "" + ask.above());
    assertFalse(newcomer.took(look(19_000, 1_000, Collections.nCopies(500, "y")), ask));
  }

  @Test
  void whatIsWantedIsDueUntilItWasTaken() {
    see(glance(1, 1, T), T + 5_000);
    pane.want();
    assertTrue(pane.hot() && pane.due(T + 5_001));
    see(glance(1, 1, T), T + 5_002);
    assertFalse(pane.due(T + 5_003));
  }

  @Test
  void whatMovesInEveryLookIsAskedForAtOnceAndWhatMovedOnceIsNot() {
    see(glance(1, 1, T), T);
    see(glance(1, 1, T), T);
    see(glance(1, 2, T), T);
    assertFalse(pane.hot());
    see(glance(1, 3, T), T);
    assertTrue(pane.hot());
    see(glance(1, 3, T), T);
    assertFalse(pane.hot());
  }

  @Test
  void rowsThatMayBeWrappedAreAskedForJoinedAndThenAtOnce() {
    pane.glance(glance(0, 1, T));
    assertFalse(pane.ask().joined());
    Screen full = new Screen(3, 1, 0, 0, false, false, 0, 2000, List.of("abc"));
    assertTrue(pane.took(new PaneLook(ID, 1, full, List.of(), null, "", T), pane.ask()));
    LookWords.Ask again = pane.ask();
    assertTrue(again.joined());
    assertFalse(pane.took(new PaneLook(ID, 1, full, List.of(), List.of("abc"), "", T), again));
    assertTrue(pane.ask().joined());
    Screen empty = full.withRows(List.of(""));
    assertFalse(pane.took(new PaneLook(ID, 1, empty, List.of(), List.of(""), "", T), pane.ask()));
    assertFalse(pane.ask().joined());
  }

  private void see(PaneGlance glance, long at) {
    pane.glance(glance);
    LookWords.Ask ask = pane.ask();
    Live live = glance.live();
    pane.took(
        new PaneLook(
            ID,
            1,
            new Screen(
                80, 24, live.cursorColumn(), 0, false, false, live.scrolled(), 2000, List.of()),
            Collections.nCopies(Math.min(ask.above(), live.scrolled()), "x"),
            List.of(),
            "",
            at),
        ask);
  }

  private static PaneGlance glance(int scrolled, int column, long millis) {
    return new PaneGlance(ID, false, new Live(scrolled, column, 0, false, 1, millis / 1000, ""));
  }

  private static PaneLook look(int scrolled, int width, List<String> above) {
    return new PaneLook(
        ID,
        1,
        new Screen(width, 24, 0, 0, false, false, scrolled, 20_000, List.of()),
        above,
        List.of(),
        "",
        T + 9_000);
  }
}
