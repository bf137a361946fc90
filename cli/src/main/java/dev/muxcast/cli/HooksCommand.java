package dev.muxcast.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `muxcast hooks`: the server's own program does it, for it alone knows the rules for agents. The
/// launcher starts that program directly; this stands here for the help.
@Command(
    name = "hooks",
    description = "Lets agents tell what they do, by hooks in their own settings.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast hooks install            all agents that were ever used here",
      "  muxcast hooks status",
      "  muxcast hooks uninstall claude",
    })
final class HooksCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "install|status|uninstall [AGENT…]",
      description = "What to do, and with which agents.")
  List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Launcher.hooks(arguments)).inheritIO().start();
    return process.waitFor();
  }
}
