package dev.muxcast.tmux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that should be numbers, in answers of a tmux that is none.
class HostileNumbersTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "2000000000", "4294967296", "999999999999999999", "1e3"})
  void aScreenKeepsItsCursorInBounds(String number) {
    String head = "2 " + String.join(" ", number, number, number, "0", "0", number, number);
    Screen screen = Screen.of(new Reply(true, List.of(head, "one", "two")));
    assertNotNull(screen);
    assertTrue(screen.beforeCursor().length() <= 10_000);
    assertEquals(List.of("one", "two"), screen.rows());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "4294967296", "999999999999999999", "1e3"})
  void aPaneWithoutNumbersIsAPaneAllTheSame(String n) {
    String row =
        String.join(
            " ", n, "0", n, "sh", "t", "$1", "@2", "%3", n, "1", n, "1", n, n, "s", "w", "/");
    List<PaneRow> rows = PaneRow.of(new Reply(true, List.of(row + " .")));
    assertEquals(1, rows.size());
    PaneRow pane = rows.getFirst();
    assertEquals(List.of(0, 0), List.of(pane.width(), pane.height()));
    assertEquals(-1, pane.facts().pid());
  }
}
