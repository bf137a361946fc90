package dev.muxcast.proc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcIT {
  @TempDir Path root;

  /// Linux ends the list with a blank.
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'7 ', 1",
    "'1 2 3 4 5 6 7 8 ', 8",
    "'1 2 3 4 5 6 7 8 9 ', 8",
    "'1 x -2 99999999999 3', 2"
  })
  void theFirstChildrenAreThoseThatAreNumbers(String list, int count) throws IOException {
    Path file = Files.createDirectories(root.resolve("42/task/42")).resolve("children");
    Files.writeString(file, list);
    assertEquals(count, new Proc(root.toFile()).children(42, 8).size());
  }

  @Test
  void thisProcessIsThereWithItsWordsAndItsEnvironment() {
    int pid = (int) ProcessHandle.current().pid();
    ProcStat stat = Proc.HERE.stat(pid);
    assertNotNull(stat);
    assertEquals(pid, stat.pid());
    assertTrue(stat.begun() > 0 && stat.pages() > 0);
    assertEquals(stat.begun(), Proc.HERE.processes().get(pid).begun());
    assertTrue(Proc.HERE.arguments(pid).getFirst().endsWith("java"));
    assertEquals(System.getenv("PATH"), Proc.HERE.variable(pid, "PATH"));
    assertNull(Proc.HERE.variable(pid, "NO_SUCH_VARIABLE"));
    assertNotNull(Proc.HERE.units());
  }

  @Test
  void aProcessThatIsGoneHasNothingToSay() {
    Proc empty = new Proc(root.toFile());
    assertNull(empty.stat(1));
    assertEquals(List.of(), empty.arguments(1));
    assertEquals(List.of(), empty.children(1, 8));
    assertNull(empty.variable(1, "HOME"));
    assertTrue(empty.processes().isEmpty());
    assertNull(empty.units());
  }
}
