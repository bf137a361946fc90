package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TmuxTextTest {

  @Test
  void aWordHasNothingThatTmuxCouldParse() {
    assertEquals("'%3:continue'", TmuxText.quoted("%3:continue"));
    assertEquals("@3", TmuxText.quoted("@3"));
    assertEquals("'$3'", TmuxText.quoted("$3"));
    assertEquals("'{a} \"b\" #(c); \\'", TmuxText.quoted("{a} \"b\" #(c); \\"));
    assertEquals("\"\\073\\012\\047\\303\\251\"", TmuxText.quoted(";\n'é"));
    assertEquals("''", TmuxText.quoted(""));
    assertThrows(IllegalArgumentException.class, () -> TmuxText.quoted("a\0b"));
  }

  @Test
  void anArgumentEndsNoCommand() {
    assertEquals("a\\;", TmuxText.argument("a;"));
    assertEquals("\\;", TmuxText.argument(";"));
    assertEquals(";a", TmuxText.argument(";a"));
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
