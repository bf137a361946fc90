package dev.muxcast.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `muxcast audit`: the server's own program does it, as with `token`; this stands here for the
/// help, and for who starts the command line without the launcher.
@Command(
    name = "audit",
    description = "Shows who connected and what they did, and checks that nobody changed it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast audit tail -f",
      "  muxcast audit verify",
    })
final class AuditCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "verify|tail",
      description = "What to do, and its options; 'muxcast audit --help' lists them.")
  List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(Launcher.audit(arguments)).inheritIO().start();
    return process.waitFor();
  }
}
