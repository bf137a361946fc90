package dev.muxcast.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "2147483647, 2147483647", "00012, 12"})
  void aNumberIsOne(String text, int number) {
    assertEquals(number, Digits.of(text, Integer.MAX_VALUE, -1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "694 ", "-1", "+1", "2147483648", "99999999999999999999", "1x", "٣"})
  void anythingElseIsWhatTheCallerSays(String text) {
    assertEquals(-7, Digits.of(text, Integer.MAX_VALUE, -7));
  }

  @ParameterizedTest
  @CsvSource({"9, 5", "6, 5", "100, 99"})
  void whatIsLargerThanTheMostIsNone(String text, int most) {
    assertEquals(-1, Digits.of(text, most, -1));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "3, 2", "-1, 2", "0, 9"})
  void aPlaceThatIsNotThereHoldsNone(int from, int to) {
    assertEquals(-1, Digits.in("12 34", from, to, Long.MAX_VALUE, -1));
  }
}
