package dev.muxcast.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast down`: ends the server.
@Command(
    name = "down",
    description = "Ends the server of this state folder. Your tmux sessions go on.",
    footerHeading = "%nExample:%n",
    footer = "  muxcast down")
final class DownCommand implements Callable<Integer> {

  @Option(
      names = "--force",
      description = "Also when a tmux session would end with it, and when it does not react.")
  boolean force;

  @Override
  public Integer call() throws IOException, InterruptedException {
    State state = State.of(System.getenv());
    ProcessHandle process = find(state);
    if (process == null) {
      throw Exit.noServer();
    }
    end(state, process, force);
    try (Output out = Output.standard()) {
      out.line("muxcast is down (it was pid " + process.pid() + ").");
    }
    return Exit.DONE;
  }

  /// The server's process, or null when none runs.
  static @Nullable ProcessHandle find(State state) {
    if (state.elsewhere()) {
      throw new Exit.Problem(
          Exit.USAGE, "MUXCAST_URL is set; unset it to end the server of this state folder");
    }
    ProcessHandle named = state.process();
    Server.Running running = named == null ? new Server(state).running() : null;
    return running == null ? named : running.process();
  }

  static void end(State state, ProcessHandle process, boolean force)
      throws IOException, InterruptedException {
    List<String> mortal = force ? List.of() : Tmux.of(state.environment()).wouldEnd();
    if (!mortal.isEmpty()) {
      throw new Exit.Problem(
          Exit.FAILED,
          "these tmux sessions would end once muxcast lets go of them (destroy-unattached, or"
              + " exit-unattached): "
              + String.join(", ", mortal)
              + ". Attach to them first, or: muxcast down --force");
    }
    if (!new Server(state).stop(process)) {
      if (!force) {
        throw new Exit.Problem(
            Exit.FAILED,
            "the server (pid " + process.pid() + ") does not end; muxcast down --force kills it");
      }
      Launcher.keepNoMore(process);
      process.destroyForcibly();
    }
  }
}
