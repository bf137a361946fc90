package dev.muxcast.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.PaneFacts;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.PaneNews;
import dev.muxcast.tmux.SessionId;
import dev.muxcast.tmux.WindowId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyTest {
  private static final PaneFacts DEAD = new PaneFacts(-1, true, 3, "sh", "old");
  private static final PaneFacts ALIVE = new PaneFacts(4711, false, null, "sh", "new");

  private static Topology picture(PaneFacts facts) {
    Topology.Pane pane = new Topology.Pane(new PaneId(1), 0, true, 80, 24, "/", facts);
    Topology.Window window = new Topology.Window(new WindowId(1), 2, "w", true, List.of(pane));
    Topology.Session session =
        new Topology.Session(new SessionId(0), "s", null, true, 0, List.of(window));
    return new Topology("default", "1-2", "3.8", List.of(session));
  }

  private static PaneNews news(int window, int pane, PaneFacts facts) {
    return new PaneNews(new SessionId(0), new WindowId(1), window, new PaneId(1), pane, facts);
  }

  /// What is subscribed to comes by another client than what is asked for, and may be older.
  @Test
  void aDeadPaneIsNotRevivedByOlderNews() {
    Topology told = picture(DEAD).with(Map.of(new PaneId(1), ALIVE));
    PaneFacts facts = told.panes().get(new PaneId(1)).pane().facts();
    assertEquals(new PaneFacts(-1, true, 3, "sh", "new"), facts);
  }

  @Test
  void newsOfAnotherPlaceOrAnotherStateOfLifeDoNotAgree() {
    Topology picture = picture(ALIVE);
    assertTrue(picture.agrees(news(2, 0, ALIVE)));
    assertTrue(picture.agrees(news(2, 0, new PaneFacts(4711, false, null, "vi", "x"))));
    assertFalse(picture.agrees(news(3, 0, ALIVE)));
    assertFalse(picture.agrees(news(2, 1, ALIVE)));
    assertFalse(picture.agrees(news(2, 0, DEAD)));
    assertFalse(picture.agrees(news(2, 0, new PaneFacts(4712, false, null, "sh", "new"))));
  }

  /// A tmux built with utempter may learn it only when another child of its own ends.
  @Test
  void howADeadPanesProgramEndedIsNewsAlsoLongAfter() {
    Topology unknown = picture(new PaneFacts(-1, true, null, "sh", "new"));
    assertFalse(unknown.agrees(news(2, 0, DEAD)));
    assertTrue(picture(DEAD).agrees(news(2, 0, DEAD)));
  }

  /// tmux 3.8 takes a pane's pid away a moment before it counts the pane as dead.
  @Test
  void aDyingPaneWithoutAPidIsNoOtherOne() {
    PaneFacts dying = new PaneFacts(-1, false, null, "exit", "old");
    assertFalse(TopologyDiff.isAnother(located(ALIVE), located(dying)));
    assertFalse(TopologyDiff.isAnother(located(dying), located(DEAD)));
    assertTrue(TopologyDiff.isAnother(located(DEAD), located(ALIVE)));
    assertTrue(TopologyDiff.isAnother(located(dying), located(ALIVE)));
  }

  private static Topology.Located located(PaneFacts facts) {
    return picture(facts).panes().get(new PaneId(1));
  }
}
