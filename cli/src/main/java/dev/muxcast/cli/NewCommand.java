package dev.muxcast.cli;

import dev.muxcast.client.Picture;
import java.nio.file.Path;
import java.util.List;
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

  @Option(
      names = "--path",
      paramLabel = "FOLDER",
      description = "Where it starts; here when left out.")
  @Nullable String path;

  @Option(names = "--server", paramLabel = "NAME", description = Descriptions.SERVER)
  @Nullable String server;

  @Option(names = "--json", description = Descriptions.JSON)
  boolean json;

  @Override
  public Integer call() {
    State state = State.of(System.getenv());
    return Commands.send(json, picture -> command(state, picture));
  }

  private Map<String, Object> command(State state, Picture picture) {
    String within = session;
    Map<String, Object> fields = Commands.of(within == null ? "new_session" : "new_window");
    if (within == null) {
      Commands.put(fields, "server", server == null ? onlyServer(state, picture) : server);
    } else {
      PaneRow row = Panes.of(picture).session(server == null ? within : server + "/" + within);
      Commands.put(fields, "session", row.session().sessionId());
      Commands.put(fields, "server_instance", row.session().serverInstance());
    }
    Commands.put(fields, "name", name);
    // A server elsewhere has other folders.
    boolean here = !state.elsewhere();
    Commands.put(
        fields, "path", here ? Path.of(path == null ? "" : path).toAbsolutePath() + "" : path);
    return fields;
  }

  /// The tmux server around this command, or the only one there is.
  private static @Nullable String onlyServer(State state, Picture picture) {
    List<Picture.Server> running =
        Panes.orEmpty(picture.servers()).stream()
            .filter(each -> each.connected() && each.serverInstance() != null)
            .toList();
    if (running.size() < 2) {
      return null;
    }
    String[] tmux = state.environment().getOrDefault("TMUX", "").split(",", 3);
    for (Picture.Server each : running) {
      if (tmux.length == 3 && ("" + each.serverInstance()).startsWith(tmux[1] + "-")) {
        return each.server();
      }
    }
    String names = String.join(", ", running.stream().map(each -> each.server() + "").toList());
    throw new Exit.Problem(
        Exit.USAGE, "several tmux servers run: say in which, by --server; there are " + names);
  }
}
