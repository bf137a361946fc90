package dev.muxcast.cli;

import dev.muxcast.client.EventData;
import java.util.ArrayList;
import java.util.List;

/// What an agent asks, and its answers with their numbers, in lines. Pure.
final class QuestionText {
  private static final int MOST_LINES = 8;

  private QuestionText() {}

  /// @param width of each line at most
  static List<String> lines(EventData.Question question, int width) {
    var lines = new ArrayList<String>();
    question.text().lines().forEach(row -> lines.addAll(Cells.wrap(row, width)));
    if (lines.size() > MOST_LINES) {
      // The end is what is asked, the beginning what it is about.
      lines.subList(MOST_LINES / 2, lines.size() - MOST_LINES / 2).clear();
      lines.add(MOST_LINES / 2, "…");
    }
    int number = 0;
    for (String answer : question.answers()) {
      String sign = "  " + ++number + ". ";
      for (String part : Cells.wrap(answer, width - sign.length())) {
        lines.add(sign + part);
        sign = " ".repeat(sign.length());
      }
    }
    return lines;
  }
}
