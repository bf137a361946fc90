package dev.muxcast.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `muxcast send`: types a text into a pane, and Enter.
@Command(
    name = "send",
    description = "Types a text into a pane and presses Enter, once the text stands there.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast send backend:0.0 run the tests",
      "  git diff --stat | muxcast send %%3 -",
    })
final class SendCommand implements Callable<Integer> {

  @Mixin final PaneCommand to = new PaneCommand();

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "The words, joined by spaces; - reads standard input.")
  List<String> text = List.of();

  @Override
  public Integer call() throws IOException {
    Map<String, Object> fields = to.fields("send_text");
    fields.put("text", text.equals(List.of("-")) ? input() : String.join(" ", text));
    return to.send(fields);
  }

  private static String input() throws IOException {
    return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
  }
}
