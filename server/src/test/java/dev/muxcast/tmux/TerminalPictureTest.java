package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalPictureTest {

  private static final String HEAD = "2 80 5 1 0 1 812-1763890000 0 1 0 0 0 0 0 0 0 0 1";

  private static String drawn(String head, String... rows) {
    List<String> lines = new ArrayList<>(List.of(head));
    lines.addAll(List.of(rows));
    TerminalPicture picture = TerminalPicture.of(new Reply(true, lines));
    assertNotNull(picture);
    assertEquals(80, picture.width());
    assertEquals(2, picture.height());
    assertEquals("812-1763890000", picture.instance());
    return new String(picture.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void rowsKeepTheirColours_andTheCursorStandsWhereItStood() {
    String drawn = drawn(HEAD, "\033[1;38:2::1:2:3mred\033[0m", "$ ü");
    assertTrue(drawn.contains("\033[1;1H\033[1;38:2::1:2:3mred\033[0m\033[2;1H$ ü"), drawn);
    assertTrue(drawn.endsWith("\033[2;6H"), drawn);
  }

  @Test
  void nothingInItAsksTheTerminalToAnswerOrToDoAnything() {
    String row = "a\033]52;c;Zm9v\007\033[6n\033[c\033P+q\033\\\u009b6n\u0090\005\007b";
    String drawn = drawn(HEAD, row, "");
    String text = drawn.substring(drawn.indexOf("\033[1;1H"), drawn.indexOf("\033[2;1H"));
    assertEquals("\033[1;1Ha]52;c;Zm9v[6n[cP+q\\6nb", text);
  }

  @Test
  void modesThatAreOnAreSetAgain() {
    String plain = drawn(HEAD, "", "");
    assertFalse(plain.contains("?1049h") || plain.contains("?1h") || plain.contains("?25l"), plain);
    String full = drawn("2 80 5 1 0 1 812-1763890000 1 0 1 1 0 1 0 1 0 0 0", "", "");
    for (String mode : List.of("?1049h", "?25l", "?1h", "?1002h", "?1006h", "?7l")) {
      assertTrue(full.contains("\033[" + mode), mode);
    }
  }

  @Test
  void aPaneThatIsGoneHasNone() {
    assertNull(TerminalPicture.of(new Reply(false, List.of("can't find pane: %9"))));
    assertNull(TerminalPicture.of(new Reply(true, List.of(HEAD, "only one of two"))));
  }
}
