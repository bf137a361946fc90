package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BeginningsTest {
  private final Beginnings beginnings = new Beginnings();

  @Test
  void twoCharactersAreKnownInAnyCase() {
    beginnings.add('g', 'H');
    assertTrue(beginnings.has('g', 'h') && beginnings.has('G', 'H') && beginnings.has('G', 'h'));
    assertFalse(beginnings.has('h', 'g') || beginnings.has('g', 'i') || beginnings.has('f', 'h'));
  }

  @Test
  void onePatternMayLeaveTheSecondOpen() {
    beginnings.add('x');
    for (char second = 0; second < 1_000; second++) {
      assertTrue(beginnings.has('X', second));
      assertFalse(beginnings.has('y', second));
    }
  }

  /// The Kelvin sign is a k in lower case, so a pattern that ignores case matches it.
  @Test
  void aSignWhoseLowerCaseIsInAsciiIsNotRuledOut() {
    beginnings.add('k', 'k');
    assertTrue(beginnings.has('K', 'k') && beginnings.has('k', 'K'));
  }
}
