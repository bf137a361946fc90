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

  private static final String HEAD = "2 80 5 1 0 1 812-1763890000 0 1 0 0 0 0 0 0  0 1 vim";

  private static String drawn(String head, String... rows) {
    List<String> lines = new ArrayList<>(List.of(head));
    lines.addAll(List.of(rows));
    TerminalPicture picture = TerminalPicture.of(new Reply(true, lines));
    assertNotNull(picture);
    assertEquals(80, picture.width());
    assertEquals(2, picture.height());
    assertEquals("812-1763890000", picture.instance());
    return new String(picture.whole(), StandardCharsets.UTF_8);
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
    String full = drawn("2 80 5 1 0 1 812-1763890000 1 0 1 1 0 1 0 1 1 0 0 a\033b c", "", "");
    for (String mode : List.of("?1049h", "?25l", "?1h", "?1002h", "?1006h", "?2004h", "?7l")) {
      assertTrue(full.contains("\033[" + mode), mode);
    }
  }

  @Test
  void aPaneThatIsGoneHasNone() {
    assertNull(TerminalPicture.of(new Reply(false, List.of("can't find pane: %9"))));
    assertNull(TerminalPicture.of(new Reply(true, List.of(HEAD, "only one of two"))));
  }

  private static String difference(List<String> before, List<String> now) {
    TerminalPicture old = TerminalPicture.of(new Reply(true, before));
    TerminalPicture fresh = TerminalPicture.of(new Reply(true, now));
    assertNotNull(old);
    assertNotNull(fresh);
    return new String(fresh.since(old), StandardCharsets.UTF_8);
  }

  @Test
  void onlyTheRowsThatDifferAreDrawnAgain_withColoursThatBeganAbove() {
    String difference =
        difference(
            List.of(HEAD, "\033[38;5;208mone", "two"), List.of(HEAD, "\033[38;5;208mone", "three"));
    assertFalse(difference.contains("one"), difference);
    assertTrue(difference.contains("\033[2;1H\033[2K\033[38;5;208mthree\033[0m"), difference);
    assertTrue(difference.endsWith("\033[2;6H"), difference);
  }

  @Test
  void whereOnlyTheCursorMovedNothingElseIsSent() {
    String moved = HEAD.replace("80 5 1", "80 7 0");
    assertEquals("\033[1;8H", difference(List.of(HEAD, "a", "b"), List.of(moved, "a", "b")));
  }

  @Test
  void anotherSizeOrScreenIsDrawnWhole() {
    String alternate = HEAD.replace("1763890000 0", "1763890000 1");
    String whole = difference(List.of(HEAD, "a", "b"), List.of(alternate, "a", "b"));
    assertTrue(whole.contains("\033c\033[?1049h"), whole);
    String wider = HEAD.replace("2 80", "2 90");
    assertTrue(difference(List.of(HEAD, "a", "b"), List.of(wider, "a", "b")).contains("\033c"));
  }

  @Test
  void modesAndTitlesThatChangeAreSetAnew() {
    String other = "2 80 5 1 0 1 812-1763890000 0 1 0 0 0 0 0 0 1 0 1 a b";
    String difference = difference(List.of(HEAD, "a", "b"), List.of(other, "a", "b"));
    assertTrue(difference.contains("\033[?2004h"), difference);
    assertTrue(difference.contains("\033]2;a b\033\\"), difference);
    assertFalse(difference.contains("\033[2K"), difference);
  }

  @Test
  void aLinkStaysALink_andNoOtherCommandDoes() {
    String link = "\033]8;;https://a.example/\033\\here\033]8;;\033\\";
    assertTrue(drawn(HEAD, link, "").contains(link));
    assertFalse(drawn(HEAD, "\033]8;;x\007y", "").contains("\033]8"));
  }
}
