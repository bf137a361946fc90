package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {

  private static String found(TextPattern pattern, String text) {
    PatternIndex index = new PatternIndex();
    index.add(pattern, 7);
    for (int at = 0; at < text.length(); at++) {
      for (short number : index.at(text, at)) {
        assertEquals(7, number);
        long match = pattern.match(text, at);
        if (match != TextPattern.NOTHING) {
          String part = text.substring(TextPattern.start(match), TextPattern.end(match));
          return TextPattern.whole(match) ? part : part + "…";
        }
      }
    }
    return "";
  }

  @Test
  void aChoiceTakesItsFirstBranchThatFitsWithWhatFollows() {
    TextPattern pattern = TextPattern.of("key(?:s| ring)?=(\\d+)");
    assertEquals("12", found(pattern, "a key=12"));
    assertEquals("34", found(pattern, "keys=34 "));
    assertEquals("5", found(pattern, "key ring=5"));
    assertEquals("", found(pattern, "keyed=5"));
  }

  @Test
  void whatMayBecomeAMatchIsToldAsBegun() {
    TextPattern pattern = TextPattern.of("key=([a-z]{4})");
    assertEquals("ab…", found(pattern, "key=ab"));
    assertEquals("", found(pattern, "key="));
    assertEquals("", found(pattern, "key=ab "));
  }

  @Test
  void aWordEndsWhereNoIdentifierFileOrOptionGoesOn() {
    TextPattern pattern = TextPattern.words("failed");
    assertEquals("Failed", found(pattern, "Failed: 3"));
    assertEquals("", found(pattern, "failed_tests"));
    assertEquals("", found(pattern, "failed.txt"));
    assertEquals("", found(pattern, "--failed"));
  }

  @Test
  void aNumberToTheLeftBelongsToTheMatchUnlessItIsZero() {
    TextPattern pattern = TextPattern.words("\\N failed");
    assertEquals("12 failed", found(pattern, "ok, 12  failed".replace("  ", " ")));
    assertEquals("", found(pattern, "0 failed"));
    assertEquals("", found(pattern, "it failed"));
  }

  @Test
  void anIdentifierIsTakenFromItsBeginning() {
    assertEquals("a.b.KeyError:", found(TextPattern.words("\\IError:"), "x a.b.KeyError: y"));
    assertEquals("", found(TextPattern.words("\\IError:"), "onError: y"));
  }

  /// Nothing that was taken is given back, so that time grows with the text alone.
  @Test
  void noTextMakesAPatternSlow() {
    TextPattern pattern = TextPattern.of("a[ab]*[ab]*[ab]*c");
    assertTrue(found(pattern, "ab".repeat(50_000)).endsWith("…"));
    assertEquals("", found(pattern, "ab".repeat(1_000) + " "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[^x]y", " y", "a{", "a{x}", "[a", "(?:a(?:b))", "x(?:a", "a)", "\\d*", ""})
  void aPatternThatCantBeReadOrLookedForIsRefused(String pattern) {
    assertThrows(
        IllegalArgumentException.class, () -> new PatternIndex().add(TextPattern.of(pattern), 0));
  }
}
