package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> WORDS =
      List.of("up", "down", "kill", "tail", "status", "token", "send");

  @Test
  void aSlipIsFound() {
    assertEquals(List.of("tail"), Suggestion.to("tial", WORDS));
    assertEquals(List.of("status"), Suggestion.to("statsu", WORDS));
    assertEquals(List.of("status"), Suggestion.to("state", WORDS));
    assertEquals(List.of("token"), Suggestion.to("tokens", WORDS));
  }

  @Test
  void anotherWordIsNot() {
    assertEquals(List.of(), Suggestion.to("nosuch", WORDS));
    assertEquals(List.of(), Suggestion.to("x", WORDS));
  }

  @Test
  void slipsAreCounted() {
    assertEquals(0, Suggestion.slips("tail", "tail"));
    assertEquals(1, Suggestion.slips("tial", "tail"));
    assertEquals(3, Suggestion.slips("", "new"));
  }
}
