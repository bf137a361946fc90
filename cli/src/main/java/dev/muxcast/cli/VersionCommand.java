package dev.muxcast.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `muxcast version`: the version of this build.
@Command(
    name = "version",
    description = "Prints the version.",
    footerHeading = "%nExample:%n",
    footer = "  muxcast version")
final class VersionCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    try (Output out = Output.standard()) {
      out.line("muxcast " + Version.text());
    }
    return Exit.DONE;
  }
}
