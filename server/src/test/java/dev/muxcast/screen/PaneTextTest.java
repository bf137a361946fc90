package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaneTextTest {
  private final PaneText pane = new PaneText(80, 24);

  private String burst(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    pane.feed(bytes, 0, bytes.length);
    return pane.take();
  }

  @Test
  void plainLinesComeAsTheyWereWritten() {
    assertEquals("one\ntwo\n\nthree", burst("one\r\ntwo\r\n\r\nthree"));
    assertEquals(" goes on\n", burst(" goes on\r\n"));
    assertFalse(pane.screen());
  }

  @Test
  void coloursTitlesModesAndOtherStringsNeverReachTheText() {
    assertEquals(
        "red ok\n",
        burst(
            "\u001b[1;31mred\u001b[0m \u001b]0;title\u0007\u001b]8;;http://x\u001b\\ok\u001b]8;;\u001b\\"
                + "\u001b[?2004l\u001bP1$r\u001b\\\u001b_apc\u001b\\\u001b(B\u000f\u001b[?25h\u0085\u007f\r\n"));
    assertEquals("title", pane.takeTitle());
    assertFalse(pane.screen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\n\u001b[31mb\u001b[0m é 漢 🎉\r\n\u001b]2;tïtle\u001b\\x\u001bP tmux;\u001b\u001b]0;no\u0007\u001b\\y\r\n",
        "10%\r20%\r\u001b[K30%\r\ndone\r\n",
        "$ ls -x\b\u001b[Ka\r\n\u001b[?2004lfile\r\n\u001b[?2004h$ "
      })
  void itDoesNotMatterWhereTheBytesAreCut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String whole = burst(text);
    for (int cut = 0; cut <= bytes.length; cut++) {
      PaneText other = new PaneText(80, 24);
      other.feed(bytes, 0, cut);
      other.feed(bytes, cut, bytes.length - cut);
      assertEquals(whole, other.take(), "cut at " + cut);
    }
  }

  @Test
  void malformedUtf8BecomesReplacementCharacters() {
    byte[] bytes = {'a', (byte) 0xff, 'b', (byte) 0xc3, 'c', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    pane.feed(bytes, 0, bytes.length);
    assertEquals("a\ufffdb\ufffdc\ufffd", pane.take());
  }

  @Test
  void aProgressBarInOneBurstShowsItsLastState() {
    assertEquals("100 %\ndone\n", burst("  1 %\r 50 %\r100 %\r\ndone\r\n"));
  }

  @Test
  void aProgressBarOverSeveralBurstsIsHeldUntilItRestsOrIsFinished() {
    assertEquals(" 10 %", burst(" 10 %"));
    assertEquals("", burst("\r 20 %"));
    assertEquals("", burst("\r 30 %"));
    assertTrue(pane.isHeld());
    pane.rest();
    assertEquals("\n 30 %", pane.take());
    assertFalse(pane.isHeld());
    assertEquals("\n100 %\n", burst("\r100 %\r\n"));
  }

  @Test
  void aLineThatIsWrittenAgainAsItWasIsNotToldAgain() {
    assertEquals("$ make", burst("$ make"));
    assertEquals("", burst("\r\u001b[K$ make"));
    assertFalse(pane.isHeld());
    assertEquals("\n", burst("\r\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "日本語\\b\\b\\e[K | 日本",
        "日語\\b\\b\\e[2@本\\b\\b | 日本語",
        "日本 10%\\e[6G20% | 日本 20%",
        "nee\\b\\e[K | ne",
        "🚀 start\\r✅ done \\e[K | ✅ done",
        "🚀x\\rA | A x",
        "a\\tb\\e[9GY | a\\tY",
        "\\e[6C⚡ 12\\e[11D⚡ > | ⚡ >  ⚡ 12",
        "abc\\b\\b\\e[KX | aX"
      })
  void aLineIsEditedByCells(String written, String shown) {
    String bytes = written.replace("\\b", "\b").replace("\\r", "\r").replace("\\t", "\t");
    String told = burst(bytes.replace("\\e", "\u001b") + "\r\n");
    assertEquals(shown.replace("\\t", "\t"), told.stripTrailing());
  }

  @Test
  void combinedCharactersTakeNoCellOfTheirOwn() {
    assertEquals("ne\u0301\n", burst("ne\u0301e\u0301\b\u001b[K\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "'a\u001b[K',false",
    "'\u001b[H\u001b[J',true",
    "'\u001b[5;1H\u001b[J',false",
    "'\u001b[2J',true",
    "'\u001b[?1049h\u001b[2J',false"
  })
  void anEraseOfTheScreenIsTold(String written, boolean erased) {
    burst(written);
    assertEquals(erased, pane.erased());
    pane.captured(false);
    assertFalse(pane.erased());
  }

  @Test
  void whatIsOnlyDrawnAgainIsLeftToTheCapture() {
    pane.redraws(true);
    assertEquals("", burst("\u001b[2J\u001b[H" + "x\r\n".repeat(100)));
    assertTrue(pane.screen());
    assertEquals(100, pane.unseenLines());
  }

  @Test
  void whatIsTypedAndDeletedIsShownCorrected() {
    assertEquals("$ ls -x", burst("$ ls -x"));
    assertEquals("", burst("\b\u001b[K"));
    assertEquals("\n$ ls -a\n", burst("a\r\n"));
  }

  @Test
  void aLineThatIsOnlyRedrawnIsNotRepeated() {
    assertEquals("$ make", burst("$ make"));
    assertEquals("", burst("\r$ make"));
    assertEquals("\n", burst("\r\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u001b[H", "\u001b[2J", "\u001b[3A", "\u001b[?1049h", "\u001b[?2026h", "\u001bM"})
  void cursorAddressingAndItsLikeAskForAPicture(String control) {
    assertEquals("before\n", burst("before\r\n" + control + "drawn"));
    assertTrue(pane.screen());
    pane.captured(false);
    assertFalse(pane.screen());
    assertEquals("after\n", burst("after\r\n"));
  }

  @Test
  void textThatWouldScrollAwayAfterAScreenControlIsNotLost() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append("line ").append(i).append("\r\n");
    }
    assertEquals(lines.toString().replace("\r", ""), burst("\u001b[2J\u001b[H" + lines));
    assertFalse(pane.screen());
  }

  @Test
  void theAlternateScreenStaysOneUntilItIsLeft() {
    burst("\u001b[?1049h");
    assertEquals("", burst("x\r\n".repeat(100)));
    pane.captured(true);
    assertEquals("", burst("y\r\n".repeat(100)));
    assertTrue(pane.screen());
    burst("\u001b[?1049l");
    pane.captured(false);
    assertEquals("back\n", burst("back\r\n"));
  }

  @Test
  void aTypedLineIsKnownByTheShellsBracketedPaste() {
    burst("\u001b[?2004h$ echo Error");
    byte[] enter = "\r\n\u001b[?2004lError\r\n".getBytes(StandardCharsets.UTF_8);
    pane.feed(enter, 0, enter.length);
    assertEquals(0, pane.typedLineEnd());
    assertEquals("\nError\n", pane.take());
    assertEquals(-1, pane.typedLineEnd());
  }

  @Test
  void aLineWithoutEndTakesNoMemory() {
    assertEquals(100_000, burst("x".repeat(100_000)).length());
    assertEquals("y", burst("y"));
  }
}
