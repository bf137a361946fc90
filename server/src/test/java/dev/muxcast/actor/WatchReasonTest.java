package dev.muxcast.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.tmux.TmuxVersion;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchReasonTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "auto",
      value = {
        "auto, 3.8, 3.8, 'from 3.8 on that is safe, and tells at once'",
        "auto, 3.3a, 3.3a, 'before 3.8, tmux can die of a client that attaches; 3.8 tells by itself, which is faster'",
        "auto, 3.3a, 3.8, 'before 3.8, tmux can die of a client that attaches; 3.8 tells by itself, which is faster'",
        "LOOK, 3.8, 3.3a, 'collect.mode says so'",
        "LOOK, 3.8, 3.8, 'collect.mode says so'",
        "ATTACH, 3.3a, 3.3a, 'collect.mode says so, though before 3.8 a session that ends may take the server along'",
        "ATTACH, 3.8, 3.8, 'from 3.8 on that is safe, and tells at once'",
        "auto, 3.8, 3.3a, 'the tmux program is 3.3a, and none from before 3.6 can attach to a server from after, nor the other way round; tmux.command may name another'",
        "ATTACH, 3.3a, 3.8, 'the tmux program is 3.8, and none from before 3.6 can attach to a server from after, nor the other way round; tmux.command may name another'",
        "ATTACH, 3.8, 3.1c, 'the tmux program is 3.1c, which is too old to attach; tmux.command may name another'",
        "ATTACH, 3.1c, 3.8, 'before 3.2, tmux tells a client that attaches too little'",
      })
  void theReasonIsThatOfTheMode(WatchMode wanted, String server, String program, String why) {
    assertEquals(why, WatchReason.of(wanted, version(server), version(program), false));
  }

  @Test
  void aServerThatSpeaksAnotherProtocolIsWatchedByProcessAndWhyIsSaid() {
    String why = WatchReason.of(null, version("2.6"), version("2.6"), true);
    assertTrue(
        why.startsWith("it speaks another version of tmux's protocol, so each look is"), why);
    assertTrue(why.endsWith("; before 3.2, tmux tells a client that attaches too little"), why);
  }

  @Test
  void aServerThatSaysNoVersionIsLookedAt() {
    assertEquals(
        "it says no version that is known",
        WatchReason.of(WatchMode.ATTACH, null, version("3.8"), false));
  }

  private static TmuxVersion version(String text) {
    return Objects.requireNonNull(TmuxVersion.parse(text));
  }
}
