package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TmuxTextTest {

  @Test
  void aTrailingSemicolonIsKept() {
    assertEquals("echo hi\\;", TmuxText.literal("echo hi;"));
    assertEquals("a;b", TmuxText.literal("a;b"));
  }

  @Test
  void formatsAreTakenLiterally() {
    assertEquals("##(reboot) ##{x}", TmuxText.format("#(reboot) #{x}"));
    assertEquals("x##\\;", TmuxText.format("x#;"));
  }

  @Test
  void controlCharactersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> TmuxText.literal("a\nb"));
    assertThrows(IllegalArgumentException.class, () -> TmuxText.literal("a\u001b[2J"));
    assertThrows(IllegalArgumentException.class, () -> TmuxText.format("a\tb"));
    assertEquals("a\tb", TmuxText.literal("a\tb"));
  }
}
