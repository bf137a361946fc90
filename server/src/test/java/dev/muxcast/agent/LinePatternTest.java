package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinePatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "^❯~❯ hello~true",
        "^❯~  ❯ hello~false",
        "proceed\\?$~ Do you want to proceed?~true",
        "proceed\\?$~ Do you want to proceed? no~false",
        "^[·✢✳*] .*…~✳ Working… (2s)~true",
        "^ *(❯ +)?[0-9]\\. ~   2. No~true",
        "^ *(❯ +)?[0-9]\\. ~ ❯ 1. Yes~true",
        "^ *(❯ +)?[0-9]\\. ~ ❯ Yes~false",
        "[^0-9]~123~false",
        "[^0-9]~12a~true",
        "[⠀-⣿]~⠋~true",
        "a(b|cd)*e~acdbbe~true",
        "a(b|cd)*e~acbe~false",
        "^a?b?$~''~true",
        "^a?b?$~ba~false",
        "x+y~wxxxy~true",
        "\\d+ shells?~2 shells~true"
      })
  void aPatternIsFoundWhereItStands(String pattern, String row, boolean found) {
    assertEquals(found, new LinePattern(pattern).in(row));
  }

  @Test
  void aBlankIsANoBreakSpaceToo() {
    assertTrue(new LinePattern("^❯ x").in("❯\u00a0x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a",
        "a)",
        "[a",
        "*a",
        "a|*",
        "a\\",
        "a^b",
        "(a|$)",
        "(((((((((((((((((a)))))))))))))))))"
      })
  void whatIsWrittenWrongIsRefused(String pattern) {
    assertThrows(IllegalArgumentException.class, () -> new LinePattern(pattern).checked());
  }

  @Test
  void aPatternMayHaveSixtyThreeSigns() {
    assertTrue(new LinePattern("a".repeat(63)).in("b" + "a".repeat(70)));
    assertThrows(IllegalArgumentException.class, () -> new LinePattern("a".repeat(64)).checked());
  }

  /// With a backtracking matcher this row would take longer than the universe has been there.
  @Test
  void nestedRepetitionsCostNoMoreThanTheRowTimesThePattern() {
    assertFalse(new LinePattern("^(((a*)*)*)*(a|aa)+b$").in("a".repeat(20_000)));
  }
}
