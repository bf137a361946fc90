package dev.muxcast.actor;

import static dev.muxcast.actor.WatchMode.ATTACH;
import static dev.muxcast.actor.WatchMode.LOOK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.tmux.TmuxVersion;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchModeTest {

  @ParameterizedTest
  @CsvSource({
    "3.8, 3.8, ATTACH, ATTACH",
    "3.9, 3.8, ATTACH, ATTACH",
    "3.8, 3.7c, ATTACH, ATTACH",
    "3.8, 3.5a, LOOK, LOOK",
    "3.7c, 3.8, LOOK, ATTACH",
    "3.3a, 3.3a, LOOK, ATTACH",
    "3.3a, 3.5a, LOOK, ATTACH",
    "3.3a, 3.8, LOOK, LOOK",
    "3.3a, 3.1c, LOOK, LOOK",
    "3.1c, 3.3a, LOOK, LOOK",
    "2.9, 2.9, LOOK, LOOK",
  })
  void theServersVersionDecidesAndAProgramThatCantAttachLooks(
      String server, String program, WatchMode auto, WatchMode attach) {
    assertEquals(auto, WatchMode.of(null, version(server), version(program)));
    assertEquals(attach, WatchMode.of(ATTACH, version(server), version(program)));
    assertEquals(LOOK, WatchMode.of(LOOK, version(server), version(program)));
  }

  @Test
  void aServerOfNoVersionIsLookedAt() {
    assertEquals(LOOK, WatchMode.of(ATTACH, null, version("3.8")));
  }

  private static TmuxVersion version(String text) {
    return Objects.requireNonNull(TmuxVersion.parse(text));
  }
}
