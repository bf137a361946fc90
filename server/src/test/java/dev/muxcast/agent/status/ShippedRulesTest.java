package dev.muxcast.agent.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the samples that stand in the rule files.
class ShippedRulesTest {
  private static final AgentCatalog CATALOG = AgentCatalog.shipped();

  static List<AgentSamples.Sample> samples() {
    return AgentCatalog.SHIPPED.stream()
        .flatMap(agent -> AgentSamples.of(agent, AgentCatalog.shippedText(agent)).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsJudgedAsItsFileSays(AgentSamples.Sample sample) {
    Verdict verdict = sample.screen().judge(CATALOG);
    assertEquals(
        sample.agent() + " " + sample.status(),
        verdict.agentType() + " " + verdict.status().word(),
        verdict.toString());
    if (!sample.reason().isEmpty()) {
      assertEquals(sample.reason(), verdict.reason(), verdict.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatWaitsForAnAnswerSaysWhatItAsks(AgentSamples.Sample sample) {
    Verdict verdict = sample.screen().judge(CATALOG);
    if (sample.status().equals("waiting") && !sample.reason().equals("input")) {
      Question question = verdict.question();
      assertFalse(question == null || question.text().isBlank(), verdict.toString());
      assertFalse(question.answers().isEmpty(), verdict.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thePromptOfAnotherAgentsTranscriptIsNoPrompt(AgentSamples.Sample sample) {
    // A screen as another agent's reader would see it: quoted, above that one's composer.
    List<String> quoted = sample.screen().rows().stream().map(row -> "  " + row).toList();
    StoredScreen around =
        new StoredScreen(
            java.util.stream.Stream.of(
                    List.of("❯ what does it say?", "", "● It says:", ""),
                    quoted,
                    List.of(
                        "",
                        "────────────────────",
                        "❯ ",
                        "────────────────────",
                        "  ⏸ manual mode on · ? for shortcuts"))
                .flatMap(List::stream)
                .toList(),
            "✳ Claude Code",
            "claude");
    assertEquals(Status.READY, around.judge(CATALOG).status(), sample.toString());
  }

  @Test
  void everyShippedFileIsRead() throws AgentRulesReader.BadRules {
    for (String agent : AgentCatalog.SHIPPED) {
      String text = AgentCatalog.shippedText(agent);
      assertFalse(AgentRulesReader.rules(agent, agent, text).rules().isEmpty(), agent);
    }
  }
}
