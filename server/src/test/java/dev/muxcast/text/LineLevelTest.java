package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineLevelTest {
  private final SeverityRules rules = SeverityRules.shipped();

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "info~2026-11-23T10:00:00Z INFO [main] connection refused, fatal: panic: x",
        "info~level=info msg=\"failed: 3\"",
        "info~[10:00:00 INF] error: none of them",
        "warning~10:00AM WRN FATAL: x",
        "critical~[10:00:00 FTL] stopped",
        "error~fail: Some.Logger[13]",
        "error~{\"level\":50,\"msg\":\"x\"}",
        "critical~{\"level\":60,\"msg\":\"x\"}",
        "error~{\"PRIORITY\":\"3\",\"MESSAGE\":\"x\"}",
        "warning~W1123 10:00:00.000000       1 a.go:12] lookup failed",
        "error~<3>disk is gone",
        "info~<30>app[1]: error counter reset",
        "error~E/ActivityManager( 123): x",
        "error~web-1  | 2026-11-23 10:00:00,000 - app - ERROR - boom",
        "error~[2026-11-25 10:00:00 +0000] [12] [ERROR] Exception in worker",
        "error~[Mon Nov 23 10:00:00.000000 2026] [core:error] [pid 12] AH1: x",
        "error~2026-11-23 10:00:00 ERREUR: x",
        "error~Fehler: x",
        "warning~警告: x",
        "error~a.rb:3:1: E: Lint/Syntax: x",
        "info~a.rb:3:1: C: Style/X: Missing x"
      })
  void theLevelOfALineWinsOverItsWords(String severity, String line) {
    assertEquals(severity, rules.judge(line).severity().word());
  }
}
