package dev.muxcast.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muxcast new`: makes a session, or a window in one.
@Command(
    name = "new",
    description = "Makes a session, or a window in one; prints the id of its pane.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  muxcast new --name backend --path ~/backend",
      "  muxcast new --in backend --name tests",
    })
final class NewCommand implements Callable<Integer> {

  @Option(names = "--in", paramLabel = "SESSION", description = "Make a window in this session.")
  @Nullable String session;

  @Option(names = "--name", paramLabel = "NAME", description = "What to call it.")
  @Nullable String name;

  @Option(names = "--path", paramLabel = "FOLDER", description = "Where it starts.")
  @Nullable String path;

  @Option(names = "--server", paramLabel = "LABEL", description = "The tmux socket's name.")
  @Nullable String server;

  @Option(names = "--json", description = "Print the server's answer.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> fields = Commands.of(session == null ? "new_session" : "new_window");
    Commands.put(fields, "session", session);
    Commands.put(fields, "name", name);
    Commands.put(fields, "path", path);
    Commands.put(fields, "server", server);
    return Commands.send(fields, json);
  }
}
