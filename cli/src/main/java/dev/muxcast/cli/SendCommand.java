package dev.muxcast.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Parameters(index = "0", paramLabel = "PANE", description = Descriptions.PANE)
  String pane = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "TEXT",
      description = "The words, joined by spaces; - reads standard input.")
  List<String> text = List.of();

  @Option(names = "--json", description = Descriptions.JSON)
  boolean json;

  @Override
  public Integer call() throws IOException {
    String typed = text.equals(List.of("-")) ? input() : String.join(" ", text);
    return Commands.inPane("send_text", pane, json, _ -> Map.of("text", typed));
  }

  private static String input() throws IOException {
    return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
  }
}
