package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "999, 999",
    "1000, 1.0k",
    "12432, 12.4k",
    "999949, 999.9k",
    "999950, 1.0M",
    "3140000, 3.1M"
  })
  void tokensAreShort(long count, String words) {
    assertEquals(words, Words.tokens(count));
  }
}
