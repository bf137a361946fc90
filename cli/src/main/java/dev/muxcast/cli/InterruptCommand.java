package dev.muxcast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `muxcast interrupt`: stops what an agent or a shell does.
@Command(
    name = "interrupt",
    description = "Stops what runs in a pane: Escape to an agent, Ctrl-C to anything else.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast interrupt backend:0.0",
    })
final class InterruptCommand implements Callable<Integer> {

  @Mixin final PaneCommand to = new PaneCommand();

  @Override
  public Integer call() {
    return to.send(to.fields("interrupt"));
  }
}
