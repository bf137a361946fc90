package dev.muxcast.cli;

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

  @Parameters(
      index = "0",
      paramLabel = "PANE",
      description = "%%3, or session:window.pane, with LABEL/ before it for another tmux socket.")
  String pane = "";

  @Option(names = "--json", description = "Print the server's answer.")
  boolean json;

  @Override
  public Integer call() {
    return Commands.send(Commands.at("interrupt", pane), json);
  }
}
