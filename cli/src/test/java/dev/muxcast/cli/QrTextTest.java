package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class QrTextTest {

  @Test
  void theCornersThatACameraLooksForStandInItsMargin() {
    List<String> lines =
        QrText.of("http://localhost:8765/#ticket=x").lines().map(QrTextTest::bare).toList();
    int width = lines.getFirst().length();
    assertEquals(" ".repeat(width), lines.getFirst());
    assertTrue(lines.get(1).startsWith("  █▀▀▀▀▀█ "), lines.get(1));
    assertTrue(lines.get(1).endsWith(" █▀▀▀▀▀█  "), lines.get(1));
    assertTrue(lines.get(2).startsWith("  █ ███ █ "), lines.get(2));
    assertTrue(lines.stream().allMatch(line -> line.length() == width));
  }

  private static String bare(String line) {
    return line.replaceAll("\033\\[[0-9;]*m", "");
  }
}
