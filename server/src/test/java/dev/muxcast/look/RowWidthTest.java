package dev.muxcast.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowWidthTest {

  @Test
  void aRowThatReachesTheEdgeMayBeWrappedAlsoByBlanksAndBeforeAWideCharacter() {
    assertTrue(RowWidth.mayFill("x".repeat(80), 80));
    assertTrue(RowWidth.mayFill("x" + " ".repeat(79), 80));
    assertTrue(RowWidth.mayFill("x".repeat(79), 80), "the next one was wide");
    assertTrue(RowWidth.mayFill("日".repeat(40), 80));
    assertTrue(RowWidth.mayFill("\ud83d\ude00".repeat(40), 80));
    assertTrue(RowWidth.mayFill("a\t".repeat(9), 80), "a tab may be eight columns");
  }

  @Test
  void aShorterOneIsWholeAlsoWhereItIsDrawn() {
    assertFalse(RowWidth.mayFill("x".repeat(78), 80));
    assertFalse(RowWidth.mayFill("│ é ─" + "─".repeat(70), 80));
    assertFalse(RowWidth.mayFill("日".repeat(39), 80));
    assertFalse(RowWidth.mayFill("", 80));
  }

  @Test
  void onlyBlanksAtTheEndAreCutOff() {
    assertEquals(" a b", RowWidth.withoutBlanks(" a b  "));
    assertEquals("a\u00a0", RowWidth.withoutBlanks("a\u00a0"));
    assertEquals("", RowWidth.withoutBlanks("   "));
  }
}
