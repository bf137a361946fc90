package dev.muxcast.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the samples of the shipped rules.
class ShippedRulesTest {
  private static final AgentCatalog CATALOG = AgentCatalog.shipped();

  /// The shipped samples stand apart from their rules: the server never needs them.
  static List<AgentSamples.Sample> samples() throws IOException {
    List<AgentSamples.Sample> samples = new ArrayList<>();
    for (String agent : AgentCatalog.SHIPPED) {
      try (InputStream in = ShippedRulesTest.class.getResourceAsStream(agent + ".samples")) {
        if (in != null) {
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          samples.addAll(AgentSamples.of(agent, text));
        }
      }
    }
    return samples;
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
      // A question may be answered in one's own words; everything else has its choices.
      boolean free = sample.reason().equals("question");
      assertFalse(question.answers().isEmpty() && !free, verdict.toString());
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
      assertFalse(AgentRulesReader.rules(agent, agent, text, true).rules().isEmpty(), agent);
    }
  }
}
