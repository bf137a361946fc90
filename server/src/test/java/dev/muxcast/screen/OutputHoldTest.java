package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.guard.Bound;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputHoldTest {
  private final OutputHold hold = new OutputHold();

  private static List<String> rows(int first) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add("line " + (first + i));
    }
    return rows;
  }

  @Test
  void aScreenThatMovesIsHeldOnAndLookedAtMoreRarely() {
    hold.begin(0, 0);
    assertEquals(OutputHold.Wish.PAUSE, hold.takeWish());
    for (int at = 100; at < 5_000; at += hold.pauseMillis()) {
      hold.captured(rows(at), at);
      assertEquals(250, hold.pauseMillis());
    }
    assertTrue(hold.held());
    assertEquals(OutputHold.Wish.NOTHING, hold.takeWish());
  }

  @Test
  void eachHoldIsCounted() {
    long before = Bound.HELD_PANES.count();
    hold.begin(0, 0);
    hold.begin(1, 1);
    assertEquals(before + 1, Bound.HELD_PANES.count());
    hold.end(2);
    hold.begin(3, 3);
    assertEquals(before + 2, Bound.HELD_PANES.count());
  }

  @Test
  void aScreenThatStandsStillIsLetGo() {
    hold.begin(0, 0);
    hold.captured(rows(1), 100);
    hold.captured(rows(1), 350);
    assertFalse(hold.held());
    assertEquals(OutputHold.Wish.CONTINUE, hold.takeWish());
  }

  @Test
  void whatSomebodyTypesAfterAFloodKeepsNoPaneHeld() {
    List<String> flood = Collections.nCopies(10, "y");
    hold.begin(0, 0);
    hold.captured(flood, 100);
    hold.captured(flood, 350);
    // It was none: the same screen came again and again, so the next looks take longer.
    hold.begin(400, 0);
    hold.captured(flood, 500);
    String typed = "$ ";
    int at = 600;
    while (hold.held() && at < 10_000) {
      typed += "x";
      List<String> rows = new ArrayList<>(flood);
      rows.set(9, typed);
      hold.captured(rows, at);
      at += hold.pauseMillis();
    }
    assertFalse(hold.held());
    assertTrue(at < 2_000, "held for long");
  }
}
