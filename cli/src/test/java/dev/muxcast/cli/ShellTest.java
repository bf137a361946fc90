package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {

  @Test
  void onlyWhatAShellWouldChangeIsQuoted() {
    assertEquals("work:1.0 /tmp/x %3", Shell.line(List.of("work:1.0", "/tmp/x", "%3")));
    assertEquals("'two words' '' '$HOME'", Shell.line(List.of("two words", "", "$HOME")));
    assertEquals("'it'\\''s'", Shell.word("it's"));
  }
}
