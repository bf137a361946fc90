package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.look.PaneLook;
import dev.muxcast.tmux.PaneId;
import dev.muxcast.tmux.Screen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A pane of twenty cells by six that tells lines, and captures of it.
class CapturedTextTest {
  private final CapturedText text = new CapturedText();
  private long now;

  private static PaneLook look(
      int scrolled, List<String> above, boolean alternate, String... rows) {
    List<String> all = new ArrayList<>(List.of(rows));
    while (all.size() < 6) {
      all.add("");
    }
    Screen screen = new Screen(20, 6, 0, rows.length - 1, alternate, false, scrolled, 2_000, all);
    return new PaneLook(PaneId.of(1), -1, screen, above, null, null, 0);
  }

  /// What is told of that screen when it rests.
  private String captured(PaneLook look) {
    StringBuilder told = new StringBuilder(text.next(look, now).lines());
    now += 10_000;
    PaneNews rest = text.rested(now);
    return told.append(rest.screen().content()).toString();
  }

  private void erases(int pausedMillis) {
    byte[] bytes = "\u001b[2J".getBytes(StandardCharsets.US_ASCII);
    text.feed(new PaneText(20, 6), bytes, pausedMillis, now);
  }

  private String captured(String... rows) {
    return captured(look(0, List.of(), false, rows));
  }

  @Test
  void whatWasToldAsLinesIsNotToldAgain() {
    text.told("a\nb\n", false);
    assertEquals("c", captured("a", "b", "c", ""));
  }

  @Test
  void whatWasLookedAtIsNotToldAgainNotEvenBelowTheCursor() {
    text.goOn(look(0, List.of(), false, "said", "> ", "a footer").screen(), now);
    assertEquals("", captured("said", "> ", "a footer"));
    assertEquals("more", captured("said", "more", "> ", "a footer"));
  }

  @Test
  void linesGoOnBehindWhatWasLookedAt() {
    text.goOn(look(0, List.of(), false, "said", "").screen(), now);
    assertEquals("", text.told("more\n", false));
    assertEquals("", captured("said", "more", ""));
  }

  @Test
  void aLineThatCameInPiecesIsNotToldAgain() {
    text.told("user@host:~$ ", false);
    text.told("make\n", false);
    text.told("ok\nuser@host:~$ ", false);
    assertEquals("", captured("user@host:~$ make", "ok", "user@host:~$"));
  }

  @Test
  void aLineThatFilledSeveralRowsIsNotToldAgain() {
    text.told("0123456789012345678901234\n", false);
    assertEquals("", captured("01234567890123456789", "01234", ""));
  }

  @Test
  void wideLinesAndTabsAreMeasuredInCells() {
    text.told("設定ファイルが見つかりません\nFAIL\tpkg/b\n", false);
    assertEquals("", captured("設定ファイルが見つか", "りません", "FAIL    pkg/b", ""));
  }

  @Test
  void theSameLinesOfASecondRunAreNews() {
    text.told("FAIL x\nfailed 1\n$ npm test\n\n RUNS x\n", false);
    assertEquals(
        "FAIL x\nfailed 1", captured("FAIL x", "failed 1", "$ npm test", "FAIL x", "failed 1"));
  }

  @Test
  void afterTheScreenWasErasedTheSameLineIsNews() {
    text.told("ERROR: boom\n$ clear; make\n", false);
    erases(0);
    assertEquals("ERROR: boom", captured("ERROR: boom", ""));
  }

  @Test
  void aProgramThatErasesToDrawAgainTellsNothingTwice() {
    assertEquals("one\ntwo", captured("one", "two", ""));
    erases(20);
    assertEquals("three", captured("one", "two", "three", ""));
  }

  @Test
  void aWatcherThatErasesBeforeItsNextRunIsToldAgain() {
    assertEquals("FAIL x", captured("FAIL x", ""));
    erases(60_000);
    assertEquals("FAIL x", captured("FAIL x", ""));
  }

  @Test
  void rowsThatScrolledAwayAreAskedForAndTold() {
    captured(look(10, List.of(), false, "a1", "b1", "c1", "status 1"));
    PaneLook few = look(14, List.of(), false, "f1", "g1", "h1", "status 2");
    assertTrue(text.isPartial(few, now));
    assertTrue(text.above(0) >= 4);
    List<String> above = List.of("x0", "a1", "b1", "c1", "d1", "e1");
    PaneLook all = look(14, above, false, "f1", "g1", "h1", "status 2");
    assertFalse(text.isPartial(all, now));
    assertEquals("d1\ne1\nf1\ng1\nh1\nstatus 2", captured(all));
  }

  @Test
  void whatWasDrawnIsToldBeforeTheLinesThatFollow() {
    text.told("$ build\n", false);
    text.next(look(0, List.of(), false, "$ build", "drawn", ""), now);
    assertEquals("drawn\n", text.told("done\n", false));
    assertEquals("", captured("$ build", "drawn", "done", ""));
  }

  @Test
  void theAlternateScreenBeginsEmptyAndLeavesNothingBehind() {
    text.told("$ vim\n", false);
    assertEquals("$ vim", captured(look(0, List.of(), true, "$ vim")));
    assertEquals("", captured("$ vim", ""));
  }

  @Test
  void whatStandsBesideAPanelIsToldOnceAndWithoutIt() {
    captured(
        look(0, List.of(), true, "one  │files", "     │a", "     │", "     │", "     │", "> "));
    assertEquals(
        "two",
        captured(
            look(
                0, List.of(), true, "one  │files", "two  │a", "     │", "     │", "     │", "> ")));
    assertEquals(
        "three",
        captured(
            look(
                0, List.of(), true, "two  │files", "three│a", "     │", "     │", "     │", "> ")));
    assertEquals(
        "b\nfour",
        captured(
            look(
                0, List.of(), true, "two  │files", "three│b", "four │", "     │", "     │", "> ")));
  }
}
