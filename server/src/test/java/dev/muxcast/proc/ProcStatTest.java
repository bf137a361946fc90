package dev.muxcast.proc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcStatTest {
  private static final String LINE =
      "42 (a) b (c)) S 7 41 42 0 43 4194560 9 9 0 0 1 20 300 4000 20 0 1 0 55 8000 123 184\n";

  private static ProcStat of(String line) {
    byte[] bytes = line.getBytes(ISO_8859_1);
    return ProcStat.of(bytes, bytes.length);
  }

  @Test
  void aProcessMayBeCalledAnything() {
    assertEquals(new ProcStat(42, 7, 41, 43, 4_321, 55, 123), of(LINE));
  }

  @Test
  void aProcessWithoutATerminalHasNothingInFront() {
    assertEquals(-1, of(LINE.replace(" 0 43 4194560", " 0 -1 4194560")).foreground());
  }

  @Test
  void aLineThatIsCutAnywhereIsNoneOrTheWhole() {
    for (int length = 0; length < LINE.length(); length++) {
      ProcStat stat = of(LINE.substring(0, length));
      if (length <= LINE.indexOf(" 184")) {
        assertNull(stat, "after " + length + " bytes");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-9", "99999999999999999999", ""})
  void whatIsNoNumberIsNotTakenForOne(String number) {
    assertNull(of(LINE.replace("42 (", number + " (")));
    assertNull(of(LINE.replace(" 123 ", " " + number + " ")));
  }

  @Test
  void theHostIsBusyWhereItIsNeitherIdleNorWaiting() throws IOException {
    String stat = "cpu  1 2 3 40000 50000 6 7 8 9 10\ncpu0 1 2 3 4 5 6 7 8 9 10\n";
    String meminfo = "MemTotal:        3000 kB\nMemFree: 5 kB\nMemAvailable:    1000 kB\n";
    assertEquals(new HostUse(27, 2_000 * 1_024, 5), HostUse.of(stat, meminfo, 5));
    assertThrows(IOException.class, () -> HostUse.of("cpu  1 2 x", meminfo, 5));
    assertThrows(IOException.class, () -> HostUse.of(stat, "MemTotal: many kB", 5));
  }
}
