package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearTest {
  private static final List<String> WORDS =
      List.of("up", "down", "kill", "tail", "status", "token", "send");

  @Test
  void aSlipIsFound() {
    assertEquals(List.of("tail"), Near.to("tial", WORDS));
    assertEquals(List.of("status"), Near.to("statsu", WORDS));
    assertEquals(List.of("status"), Near.to("state", WORDS));
    assertEquals(List.of("token"), Near.to("tokens", WORDS));
  }

  @Test
  void anotherWordIsNot() {
    assertEquals(List.of(), Near.to("nosuch", WORDS));
    assertEquals(List.of(), Near.to("x", WORDS));
  }

  @Test
  void slipsAreCounted() {
    assertEquals(0, Near.slips("tail", "tail"));
    assertEquals(1, Near.slips("tial", "tail"));
    assertEquals(3, Near.slips("", "new"));
  }
}
