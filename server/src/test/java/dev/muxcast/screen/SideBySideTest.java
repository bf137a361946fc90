package dev.muxcast.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.screen.LogicalLines.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private static List<String> parted(String... rows) {
    List<String> parted = new ArrayList<>();
    for (Line line : SideBySide.parted(LogicalLines.of(List.of(rows), null, 0), rows.length)) {
      parted.add(line.row() + " " + line.text());
    }
    return parted;
  }

  private static List<String> whole(String... rows) {
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      whole.add(i + " " + rows[i]);
    }
    return whole;
  }

  @Test
  void whatStandsBesideAPanelIsTakenByItself() {
    assertEquals(
        List.of("0 hello", "1", "2 done", "0 files", "1 a.txt", "2", "3 ----------"),
        parted("hello    │files", "         │a.txt", "done     │", "----------").stream()
            .map(String::stripTrailing)
            .toList());
  }

  @Test
  void columnsAreCountedInCells() {
    assertEquals(
        List.of("0 日本", "1 abcd", "2 ok", "0 x", "1 y", "2 z"), parted("日本│x", "abcd│y", "ok  ├z"));
  }

  @Test
  void aTableKeepsItsRows() {
    String[] table = {"┌───┬───┐", "│ a │ b │", "│ c │ d │", "│ e │ f │", "└───┴───┘"};
    assertEquals(whole(table), parted(table));
  }

  @Test
  void aMarkBeforeWhatIsSaidPartsNothing() {
    String[] said = {"  ┃ hello", "  ┃ there", "  ┃ again"};
    assertEquals(whole(said), parted(said));
  }

  @Test
  void aShortLineAmidOtherRowsPartsNothing() {
    String[] rows = {"first", "a │ b", "c │ d", "last", "prompt"};
    assertEquals(whole(rows), parted(rows));
  }
}
