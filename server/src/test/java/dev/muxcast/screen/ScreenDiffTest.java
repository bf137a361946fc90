package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenDiffTest {
  private final SeenLines seen = new SeenLines();

  @Test
  void theFirstPictureIsEveryLineThatSaysSomething() {
    ScreenDiff diff = ScreenDiff.between(null, List.of("a", "", "c"), seen);
    assertEquals(List.of(0, 2), diff.rows());
    assertEquals("a\nc", diff.content());
  }

  @Test
  void whatWasReportedAsLinesIsNotReportedAgain() {
    seen.addText("a\nb\n", 80);
    assertEquals("c", ScreenDiff.between(null, List.of("a", "b", "c"), seen).content());
  }

  @Test
  void aLineThatWasReportedInPiecesIsNotReportedAgain() {
    seen.addText("user@host:~$ ", 80);
    seen.addText("make\n", 80);
    seen.addText("ok\nuser@host:~$ ", 80);
    List<String> screen = List.of("user@host:~$ make", "ok", "user@host:~$");
    assertTrue(ScreenDiff.between(null, screen, seen).isEmpty());
  }

  @Test
  void aLineThatFilledSeveralRowsIsNotReportedAgain() {
    seen.addText("0123456789abcdef\n", 10);
    assertTrue(ScreenDiff.between(null, List.of("0123456789", "abcdef"), seen).isEmpty());
  }

  @Test
  void textThatWentOnInARowOfTheScreenIsNotReportedAgain() {
    seen.addRows(List.of("done", "$"));
    seen.goOnIn("$ ");
    seen.addText("make\n", 80);
    assertTrue(ScreenDiff.between(null, List.of("done", "$ make"), seen).isEmpty());
  }

  @Test
  void equalPicturesHaveNoDifference() {
    assertTrue(ScreenDiff.between(List.of("a", "b"), List.of("a", "b"), seen).isEmpty());
  }

  @Test
  void aChangedRowIsReportedAlone() {
    ScreenDiff diff = ScreenDiff.between(List.of("a", "b", "c"), List.of("a", "x", "c"), seen);
    assertEquals(List.of(1), diff.rows());
  }

  @Test
  void aScreenThatScrolledReportsOnlyWhatCameIn() {
    ScreenDiff diff =
        ScreenDiff.between(
            List.of("1", "2", "3", "4", "> "), List.of("3", "4", "5", "6", "> "), seen);
    assertEquals(List.of(2, 3), diff.rows());
  }

  @Test
  void anErasedRowIsReportedEmpty() {
    ScreenDiff diff = ScreenDiff.between(List.of("a", "b"), List.of("a", ""), seen);
    assertEquals(List.of(1), diff.rows());
    assertEquals("", diff.content());
  }
}
