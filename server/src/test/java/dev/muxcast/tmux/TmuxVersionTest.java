package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TmuxVersionTest {

  @ParameterizedTest
  @CsvSource({
    "tmux 3.3a,3.3a",
    "3.8,3.8",
    "tmux next-3.9,3.9",
    "tmux 3.5-rc2,3.5",
    "tmux openbsd-7.4,7.4"
  })
  void versionsAreRead(String said, String version) {
    assertEquals(version, String.valueOf(TmuxVersion.parse(said)));
  }

  @ParameterizedTest
  @CsvSource({"tmux master", "tmux", "''", "GNU bash", "tmux .5", "tmux 3."})
  void otherTextIsNone(String said) {
    assertNull(TmuxVersion.parse(said));
  }

  @Test
  void watchableFrom32On() {
    assertFalse(version("3.1c").watchable());
    assertTrue(version("3.2").watchable());
    assertTrue(version("3.10").watchable());
    assertTrue(version("3.3").compareTo(version("3.3a")) < 0);
  }

  private static TmuxVersion version(String text) {
    return Objects.requireNonNull(TmuxVersion.parse(text));
  }
}
