package dev.muxcast.collect;

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
    seen.addAll("a\nb\n");
    assertEquals("c", ScreenDiff.between(null, List.of("a", "b", "c"), seen).content());
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
