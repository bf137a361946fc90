package dev.muxcast.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.tmux.Screen;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenRowsTest {

  /// The rows and cursors of real agents, idle and with a text that was typed.
  @ParameterizedTest
  @CsvSource(
      delimiterString = "|",
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "❯ |2|false",
        "❯ draft text|12|true",
        "› Ask Codex to do anything|2|false",
        " >   Type your message or @path/to/file|3|false",
        " > draft text|13|true",
        "  ┃|5|false",
        "  ┃  draft text|15|true",
        "$ ls|4|false",
      })
  void aDraftStandsBeforeTheCursorInTheComposer(String row, int column, boolean draft) {
    Screen screen = new Screen(80, 1, column, 0, false, false, 0, 2_000, List.of(row));
    assertEquals(draft, ScreenRows.hasDraft(screen));
  }
}
