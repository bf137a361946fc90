package dev.muxcast.cli;

import dev.muxcast.client.EventData;
import dev.muxcast.client.Muxcast;
import dev.muxcast.client.Picture;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast respond`: answers the question that an agent asks.
@Command(
    name = "respond",
    description = {
      "Chooses an answer of the question that an agent asks; without an answer, shows both.",
      "It is refused when something else is asked by the time it gets there.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast respond backend:0.0",
      "  muxcast respond backend:0.0 1",
      "  muxcast respond backend:0.0 yes",
      "  muxcast respond backend:0.0 2 --question 'Do you want to proceed?'",
    })
final class RespondCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "PANE", description = Descriptions.PANE)
  String pane = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ANSWER",
      description = "Its number, its first words, or yes or no where only one answer begins so.")
  List<String> answer = List.of();

  @Option(
      names = "--question",
      paramLabel = "ROWS",
      description =
          "What you saw asked, the whole rows right above the answers; what is asked now otherwise.")
  @Nullable String question;

  @Option(names = "--json", description = Descriptions.JSON)
  boolean json;

  @Override
  public Integer call() {
    return answer.isEmpty()
        ? show()
        : Commands.inPane(
            "respond",
            pane,
            json,
            row ->
                Map.of(
                    "text",
                    String.join(" ", answer),
                    "question",
                    question == null ? asked(row).text() : question));
  }

  private int show() {
    State state = State.of(System.getenv());
    try (Output out = Output.standard();
        Muxcast muxcast = state.connect()) {
      PaneRow row = Panes.of(muxcast.snapshot().as(Picture.class)).pane(pane);
      QuestionText.lines(asked(row), 100).forEach(out::line);
      out.line("answer: muxcast respond " + Shell.word(row.name()) + " 1");
      return Exit.DONE;
    }
  }

  private static EventData.Question asked(PaneRow row) {
    EventData.Question asked = AgentState.of(row).question();
    if (asked == null) {
      throw new Exit.Problem(
          Exit.REFUSED,
          row.name()
              + " asks nothing that is known; see muxcast explain "
              + Shell.word(row.name()));
    }
    return asked;
  }
}
