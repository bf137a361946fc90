package dev.muxcast.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.event.Place;
import dev.muxcast.look.PaneLook;
import dev.muxcast.screen.CapturePurpose;
import dev.muxcast.text.RedactionRules;
import dev.muxcast.text.SeverityRules;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookedPaneTest {
  private static final PaneId ID = PaneId.of(1);

  private final LookedPane pane =
      new LookedPane(
          ID, CapturePurpose.NEWCOMER, 1_000, SeverityRules.shipped(), RedactionRules.NONE);

  private static Place in(String session) {
    return Place.ofServer("default", "1-2").ofSession("of " + session, session);
  }

  private LookedPane.Brought looked(String row, long millis) {
    Screen screen = new Screen(80, 2, 0, 1, false, false, 0, 0, List.of(row, row));
    PaneLook look = new PaneLook(ID, 7, screen, List.of(), List.of(row, row), "", millis);
    return pane.looked(look, false, millis);
  }

  @Test
  void whatNobodySawIsMissingWhereverThePaneWasMeanwhile() {
    pane.place(in("$1"));
    looked("what was said first", 2_000);
    pane.place(in("$2"));
    pane.tick(2_050);
    pane.place(in("$3"));
    pane.tick(2_100);
    LookedPane.Brought torn = looked("and what was said after all was cleared", 5_000);
    assertEquals(2_000, torn.tornSinceEpochMillis());
    assertEquals(List.of(in("$1"), in("$2")), torn.left());
    assertEquals(List.of(), looked("and what was said next, far from that", 9_000).left());
  }
}
