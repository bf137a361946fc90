package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

  @ParameterizedTest
  @CsvSource({"abc, 3", "日本語, 6", "e\u0301, 1", "🙂, 2", "—…, 2", "ｶﾅ, 2", "'', 0"})
  void wideCharactersTakeTwoCellsAndCombiningOnesNone(String text, int width) {
    assertEquals(width, Cells.width(text));
  }

  @Test
  void whatIsTooLongIsCutAtItsEndOrInItsMiddle() {
    assertEquals("short", Cells.cut("short", 5));
    assertEquals("sho…", Cells.cut("shorter", 4));
    assertEquals("日…", Cells.cut("日本語", 4));
    assertEquals("", Cells.cut("abc", 0));
    assertEquals("fron…-end", Cells.cutMiddle("front-and-the-end", 9));
  }

  @Test
  void aTextIsBrokenAtItsBlanks_andAWordOnlyWhereItIsTooLong() {
    assertEquals(List.of("one two", "three"), Cells.wrap("one two three", 8));
    assertEquals(List.of("abcde", "fgh"), Cells.wrap("abcdefgh", 5));
    assertEquals(List.of("日本", "語"), Cells.wrap("日本語", 5));
    assertEquals(List.of(""), Cells.wrap("  ", 5));
  }

  @Test
  void noLineIsWiderThanAsked() {
    String text = "a 日本語のテキスト with  words ofdifferentlength 🙂🙂🙂";
    for (int width = 2; width < 30; width++) {
      for (String line : Cells.wrap(text, width)) {
        assertTrue(Cells.width(line) <= width, width + ": " + line);
      }
    }
  }
}
