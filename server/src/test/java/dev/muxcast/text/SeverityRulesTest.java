package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.EventData.Match;
import dev.muxcast.event.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityRulesTest {
  private final SeverityRules rules = SeverityRules.shipped();

  @Test
  void everySampleBesideARuleIsJudgedAsItSays() {
    List<String> wrong = new ArrayList<>();
    for (RuleFile.Rule rule : RuleFile.parse("rules", SeverityRules.shippedText()).rules()) {
      for (String line : rule.good()) {
        SeverityRules.Judgement judged = rules.judge(line);
        boolean quiet = rule.severity() == Severity.INFO && judged.severity() != Severity.INFO;
        if (quiet || !judged.severity().atLeast(rule.severity())) {
          wrong.add(rule.name() + " should match: " + line + " but: " + judged);
        }
      }
      for (String line : rule.bad()) {
        if (rules.judge(line).severity() != Severity.INFO) {
          wrong.add(rule.name() + " should leave alone: " + line + " but: " + rules.judge(line));
        }
      }
      if (rule.good().isEmpty() || rule.bad().isEmpty()) {
        wrong.add(rule.name() + " needs a sample of each kind");
      }
    }
    assertEquals(List.of(), wrong);
  }

  /// What compilers, test runners, servers, kernels, containers and agents print.
  @Test
  void linesOfRealToolsAreJudgedAsAPersonWould() throws IOException {
    List<String> wrong = new ArrayList<>();
    try (InputStream in = SeverityRulesTest.class.getResourceAsStream("severity-lines.txt")) {
      for (String sample : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int tab = sample.indexOf('\t');
        String line = sample.substring(tab + 1);
        if (!rules.judge(line).severity().word().equals(sample.substring(0, tab))) {
          wrong.add(sample + " but: " + rules.judge(line));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void aMatchIsGivenByItsOffsets() {
    SeverityRules.Judgement judged = rules.judge("  TypeError: x is null");
    assertEquals(List.of(new Match(2, 12, "label", Severity.ERROR)), judged.matches());
  }

  @Test
  void theWorstMatchDecidesWhereTheLineHasNoLevel() {
    assertEquals(Severity.CRITICAL, rules.judge("2 errors, then panic: oh").severity());
    assertEquals(Severity.WARNING, rules.judge("WARN then panic: oh").severity());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "all 12 tests passed",
        "0 errors, 0 warnings",
        "vim error_handler.py",
        "user@host:~$ make || echo FAILED",
        "~/src ❯ echo panic: typed",
        "│ > explain Error: x │"
      })
  void ordinaryLinesAreInfo(String line) {
    assertEquals(Severity.INFO, rules.judge(line).severity());
  }

  @Test
  void aVeryLongLineIsJudgedByItsBeginning() {
    assertEquals(Severity.ERROR, rules.judge("Error: " + "x".repeat(1 << 20)).severity());
    assertEquals(Severity.INFO, rules.judge("x".repeat(1 << 20) + " Error: ").severity());
  }

  @Test
  void noShippedPatternIsASignThatAnyLineMayHold() {
    for (RuleFile.Rule rule : RuleFile.parse("rules", SeverityRules.shippedText()).rules()) {
      for (String pattern : rule.match()) {
        boolean word = pattern.chars().filter(Character::isLetter).count() >= 2;
        boolean placed = pattern.startsWith("^");
        boolean digits = pattern.contains("\\d") || pattern.contains("\\N");
        assertTrue(word || placed || digits, rule.name() + " matches " + pattern);
      }
    }
  }

  @Test
  void aPatternMayBeHeldToTheEndsOfTheLine() {
    SeverityRules own = SeverityRules.parse("[a error]\nmatch ^\\IError$|ends$|it \"is\"");
    assertEquals(Severity.ERROR, own.judge("  java.lang.SomeError  ").severity());
    assertEquals(Severity.INFO, own.judge("java.lang.SomeError at").severity());
    assertEquals(Severity.INFO, own.judge("a SomeError").severity());
    assertEquals(Severity.INFO, own.judge("x.onError").severity());
    assertEquals(Severity.ERROR, own.judge("here it ends").severity());
    assertEquals(Severity.ERROR, own.judge("here it \"is\"").severity());
  }

  @Test
  void aBrokenRuleFileIsRefusedByLine() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> SeverityRules.parse("\n[a serious]"));
    assertTrue(refusal.getMessage().contains("line 2"), refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> SeverityRules.parse("match x"));
    String anything = "[a error]\nmatch [^x]*y";
    assertThrows(IllegalArgumentException.class, () -> SeverityRules.parse(anything));
    assertFalse(rules.judge("panic: x").matches().isEmpty());
  }
}
