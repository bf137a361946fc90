package dev.muxcast.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `muxcast restart`: `down`, then `up`.
@Command(
    name = "restart",
    description =
        "Ends the server, if one runs, and starts it anew. Clients come back by themselves.",
    footerHeading = "%nExample:%n",
    footer = "  muxcast restart")
final class RestartCommand implements Callable<Integer> {

  @Mixin ServeOptions options = new ServeOptions();

  @Option(names = "--force", description = "As with down.")
  boolean force;

  @Override
  public Integer call() throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    ProcessHandle process = DownCommand.find(state);
    if (process != null) {
      DownCommand.end(state, process, force);
    }
    var up = new UpCommand();
    up.options = options;
    return up.call();
  }
}
