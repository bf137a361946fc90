package dev.muxcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast respond`: answers the question that an agent asks.
@Command(
    name = "respond",
    description = "Chooses an answer of the question on the screen.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast respond backend:0.0 --question 'rm -rf build Do you want to proceed?' 1",
    })
final class RespondCommand implements Callable<Integer> {

  @Mixin final PaneCommand to = new PaneCommand();

  @Parameters(index = "1", paramLabel = "ANSWER", description = "Its number, or all of its words.")
  String answer = "";

  @Option(
      names = "--question",
      required = true,
      description =
          "The rows you saw right above the answers; refused when something else is asked by now.")
  String question = "";

  @Override
  public Integer call() {
    Map<String, Object> fields = to.fields("respond");
    fields.put("text", answer);
    fields.put("question", question);
    return to.send(fields);
  }
}
