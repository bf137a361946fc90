package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CellsTest {

  @Test
  void charactersTakeOneTwoOrNoCells() {
    assertEquals(3, Cells.of("abc"));
    assertEquals(6, Cells.of("日本語"));
    assertEquals(1, Cells.of("e\u0301"));
    assertEquals(2, Cells.of("🚀"));
  }

  @Test
  void aTabGoesToTheNextStop() {
    assertEquals(9, Cells.of("a\tb"));
    assertEquals("日本    x", Cells.untabbed("日本\tx"));
  }

  @Test
  void whatStandsBeforeTheCursorIsMeasuredInCells() {
    Screen screen = new Screen(40, 1, 11, 0, false, false, 0, 0, List.of("東京タワー"));
    assertEquals("東京タワー ", screen.beforeCursor());
  }

  @Test
  void aCellIsFoundBehindWhatJoinsTheCharacterBefore() {
    assertEquals(1, Cells.index("abc", 1));
    assertEquals(2, Cells.index("e\u0301x", 1));
    assertEquals(1, Cells.index("日本", 1));
    assertEquals(1, Cells.index("日本", 2));
    assertEquals(3, Cells.index("abc", 7));
    assertEquals(0, Cells.index("abc", 0));
  }
}
