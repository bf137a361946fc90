package dev.muxcast.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `muxcast serve`: the launcher starts the server's own program for it; this stands here for the
/// help, and for who starts the command line without the launcher.
@Command(
    name = "serve",
    description = "Runs the server in the foreground; Ctrl-C ends it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast serve              the first line it prints is its address",
      "  muxcast serve --port 0     on a free port",
    })
final class ServeCommand implements Callable<Integer> {

  @Mixin ServeOptions options = new ServeOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Process server =
        new ProcessBuilder(Launcher.serve(System.getenv(), options.arguments()))
            .inheritIO()
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "stop-server"));
    return server.waitFor();
  }
}
