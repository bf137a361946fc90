package dev.muxcast.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenStylesTest {
  @Test
  void theAnswerOfAnotherColourIsMarked() {
    List<String> answers = List.of("Allow once", "Allow always", "Reject");
    String on = "\u001b[38;5;232m";
    String off = "\u001b[38;5;8m";
    String styled = off + "Allow once" + on + " Allow always" + off + " Reject  ⇆ select";
    assertEquals(2, ScreenStyles.marked(List.of("Allow once", styled, ""), answers));
    assertEquals(0, ScreenStyles.marked(List.of("Allow once Allow always Reject"), answers));
  }
}
