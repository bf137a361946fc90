package dev.muxcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast kill`: ends a pane, a window or a session.
@Command(
    name = "kill",
    description = "Ends a pane, a window or a session, and what runs in it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast kill --pane backend:0.1",
      "  muxcast kill --session old",
    })
final class KillCommand implements Callable<Integer> {

  @ArgGroup(exclusive = true, multiplicity = "1")
  TmuxTarget target = new TmuxTarget();

  @Option(names = "--server", paramLabel = "LABEL", description = "The tmux socket's name.")
  @Nullable String server;

  @Option(names = "--json", description = "Print the server's answer.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> fields = Commands.of("kill_" + target.kind());
    target.put(fields);
    Commands.put(fields, "server", server);
    return Commands.send(fields, json);
  }
}
