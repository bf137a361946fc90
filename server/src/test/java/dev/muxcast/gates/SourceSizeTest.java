package dev.muxcast.gates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A file one can hold in one's head: hand-written sources have at most 400 lines.
class SourceSizeTest {

  private static final int MOST_LINES = 400;
  private static final List<String> ENDINGS =
      List.of(".java", ".py", ".ts", ".js", ".css", ".sh", ".c");

  @Test
  void noSourceIsLongerThanFourHundredLines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    int seen = 0;
    for (Path file : Repository.files()) {
      if (ENDINGS.stream().anyMatch(file.toString()::endsWith)) {
        seen++;
        int lines = Repository.lines(file).size();
        if (lines > MOST_LINES) {
          tooLong.add(file + " has " + lines + " lines");
        }
      }
    }
    assertTrue(seen > 20, "the sources were not found");
    assertEquals(List.of(), tooLong, "split these");
  }
}
