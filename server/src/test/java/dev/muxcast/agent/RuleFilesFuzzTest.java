package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.fuzz.Fuzz;
import dev.muxcast.fuzz.Grammar;
import dev.muxcast.text.RedactionRules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Rule files of the user's: a wrong one is told of and left out, and harms nothing else.
@Timeout(300)
class RuleFilesFuzzTest {
  private static final List<String> SCREEN =
      List.of("❯ 1. Yes", "Do you want to proceed?", "x".repeat(200), "", "working · Showing");
  private static final Grammar AGENT =
      Grammar.of(
          """
          file: head* rule*
          head: 'command claude\\n' / 'title ' pattern '\\n' / 'screen ' pattern ' ' pattern '\\n' / 'composer ' pattern '\\n' / 'hook Stop ready\\n' / 'hook X waiting plan a=b\\n' / '! why\\n' / 'nonsense ' pattern '\\n'
          rule: '\\n[r ' state ']\\n' clause*
          state: 'busy' / 'freeze ready' / 'waiting permission' / 'limited' / 'odd'
          clause: 'row ' pattern '\\n' / 'in bottom 3\\n' / 'in footer\\n' / 'not ' pattern '\\n' / 'title ' pattern '\\n' / '+ line\\n' / pattern '\\n'
          pattern: '"^a"' / '"[0-9]+(a|b)*x"' / '"(((a*)*)*)*b"' / '"["' / '"\\\\\\\\"' / '"^ *[▐▝▘].*v[0-9]"' / '"a{1,99}"' / '"$"'
          """);
  private static final Grammar REDACTION =
      Grammar.of(
          """
          file: rule*
          rule: '[' name ']\\n' line*
          name: 'mine' / 'aws-key-id' / 'a b'
          line: 'match ' pattern '\\n' / 'unless ' pattern '\\n' / '+ abc\\n' / '- abc\\n' / '! why\\n' / pattern '\\n'
          pattern: 'abc[0-9]{4}' / '(?i)key=([a-z]+)' / '\\\\bA(?:B|C)+$' / '[' / 'a{99999999999}' / '(((' / 'x*x*x*y' / '|' / '[z-a]'
          """);

  @Test
  void aWrongFileForAnAgentIsToldOf_andTheOthersWork() {
    List<byte[]> shipped =
        List.of(AgentCatalog.shippedText("claude").getBytes(StandardCharsets.UTF_8));
    // Reading the rules of nineteen agents takes its time.
    Fuzz.run(
        "agent-rules",
        Fuzz.ROUNDS / 20,
        AGENT,
        shipped,
        input -> {
          String text = new String(input, StandardCharsets.UTF_8);
          AgentCatalog catalog = AgentCatalog.with(Map.of("claude", text));
          catalog.judge("claude", SCREEN, "title");
          catalog.problems().forEach(problem -> assertEquals(1, problem.lines().count(), problem));
        });
  }

  @Test
  void wrongRedactionRulesAreRefused_andRightOnesEndSoon() {
    Fuzz.run(
        "redaction-rules",
        Fuzz.ROUNDS / 10,
        REDACTION,
        List.of(),
        input -> {
          String text = new String(input, StandardCharsets.UTF_8);
          assertEquals(redacted(text), redacted(String.join("\r\n", text.lines().toList())));
        });
  }

  /// What the rules make of some lines, or why they are refused.
  private static String redacted(String rules) {
    try {
      RedactionRules made = RedactionRules.shippedAnd(rules, List.of());
      return made.redact("abc key=secret ABC\nabc1234\nxxy\n");
    } catch (IllegalArgumentException refused) {
      assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
      return refused.getMessage();
    }
  }
}
