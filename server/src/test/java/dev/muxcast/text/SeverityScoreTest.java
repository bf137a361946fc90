package dev.muxcast.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.event.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scores the rules on lines of real tools, labelled by what a developer would sign: `tool`,
/// severity, line, with tabs between. The lines were labelled before the rules were run on them;
/// what they showed was mended since, so the figure says that nothing is lost, not how the rules do
/// on tools that they never saw.
class SeverityScoreTest {
  private static final double LEAST = 0.98;

  private final SeverityRules rules = SeverityRules.shipped();

  @ParameterizedTest
  @ValueSource(strings = {"severity-cases.tsv", "severity-tools.tsv"})
  void linesOfToolsAreRaisedAndLeftAlone(String corpus) throws IOException {
    int right = 0;
    int missed = 0;
    int invented = 0;
    List<String> wrong = new ArrayList<>();
    for (String row : lines(corpus)) {
      String[] part = row.split("\t", 3);
      Severity judged = rules.judge(part[2]).severity();
      boolean raised = judged != Severity.INFO;
      boolean wanted = !part[1].equals("info");
      right += raised && wanted ? 1 : 0;
      missed += wanted && !raised ? 1 : 0;
      invented += raised && !wanted ? 1 : 0;
      if (!judged.word().equals(part[1])) {
        wrong.add(row + " but: " + judged.word());
      }
    }
    double precision = (double) right / (right + invented);
    double recall = (double) right / (right + missed);
    assertTrue(
        precision >= LEAST && recall >= LEAST,
        () -> "precision " + precision + ", recall " + recall + ":\n" + String.join("\n", wrong));
  }

  static List<String> lines(String name) throws IOException {
    try (InputStream in = SeverityScoreTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
