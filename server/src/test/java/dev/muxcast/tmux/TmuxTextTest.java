package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TmuxTextTest {

  @Test
  void anArgumentIsNothingButOctalEscapes() {
    assertEquals("\"\\073\\012\\042\\303\\251\"", TmuxText.quoted(";\n\"é"));
    assertEquals("\"\"", TmuxText.quoted(""));
    assertThrows(IllegalArgumentException.class, () -> TmuxText.quoted("a\0b"));
  }

  @Test
  void formatsAreTakenLiterally() {
    assertEquals("##(reboot) ##{x}", TmuxText.format("#(reboot) #{x}"));
    assertEquals("####x##", TmuxText.format("##x#"));
  }

  @Test
  void whatTmuxLeavesToThoseWhoDrawIsLeftAlone() {
    assertEquals("#[red]##(x) ##[", TmuxText.format("#[red]#(x) ##["));
  }

  @Test
  void controlCharactersAreRefused() {
    for (String text : new String[] {"a\nb", "a\tb", "a\u001b[2J", "\u009b", "\u007f"}) {
      assertThrows(IllegalArgumentException.class, () -> TmuxText.format(text));
    }
  }
}
