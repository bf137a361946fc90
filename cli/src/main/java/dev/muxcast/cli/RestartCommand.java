package dev.muxcast.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `muxcast restart`: `down`, then `up`.
@Command(
    name = "restart",
    description = {
      "Ends the server, if one runs, and starts it anew; clients come back by themselves.",
      "It keeps the options of the last up, but for those that are given here.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast restart",
      "  muxcast restart --port 9000",
    })
final class RestartCommand implements Callable<Integer> {

  @Mixin ServeOptions options = new ServeOptions();

  @Option(names = "--force", description = "As with down.")
  boolean force;

  @Override
  public Integer call() throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    ServeOptions all = options.over(ServeOptions.read(state.keptOptions()));
    ProcessHandle process = DownCommand.find(state);
    if (process != null) {
      DownCommand.end(state, process, force);
    }
    return UpCommand.up(all);
  }
}
