package dev.muxcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `muxcast rename`: renames a session or a window.
@Command(
    name = "rename",
    description = "Renames a session or a window.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast rename --session 0 backend",
      "  muxcast rename --window backend:1 tests",
    })
final class RenameCommand implements Callable<Integer> {

  @ArgGroup(exclusive = true, multiplicity = "1")
  TmuxTarget target = new TmuxTarget();

  @Option(names = "--server", paramLabel = "LABEL", description = "The tmux socket's name.")
  @Nullable String server;

  @Parameters(paramLabel = "NEW", description = "The new name.")
  String name = "";

  @Option(names = "--json", description = "Print the server's answer.")
  boolean json;

  @Override
  public Integer call() {
    if (target.pane != null) {
      throw new Exit.Problem(Exit.USAGE, "panes have no names: give --session or --window");
    }
    Map<String, Object> fields = Commands.of("rename_" + target.kind());
    target.put(fields);
    Commands.put(fields, "server", server);
    fields.put("name", name);
    return Commands.send(fields, json);
  }
}
