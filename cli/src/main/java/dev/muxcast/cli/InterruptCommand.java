package dev.muxcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast interrupt`: stops what an agent or a shell does.
@Command(
    name = "interrupt",
    description = "Stops what runs in a pane: Escape to an agent, Ctrl-C to anything else.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast interrupt backend:0.0",
    })
final class InterruptCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "PANE", description = Descriptions.PANE)
  String pane = "";

  @Option(names = "--json", description = Descriptions.JSON)
  boolean json;

  @Override
  public Integer call() {
    return Commands.inPane("interrupt", pane, json, _ -> Map.of());
  }
}
