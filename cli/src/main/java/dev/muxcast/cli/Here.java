package dev.muxcast.cli;

import dev.muxcast.client.OwnPane;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where this command runs.
final class Here {

  private Here() {}

  /// The pane of tmux in which what this command prints may be seen; null where that is none.
  static @Nullable OwnPane pane(Map<String, String> environment) throws InterruptedException {
    String pane = environment.getOrDefault("TMUX_PANE", "");
    Path socket = socket(environment);
    if (socket == null || !pane.startsWith("%") || !Terminal.mayShowStdout()) {
      return null;
    }
    String instance =
        Tmux.of(environment).ask(socket, "display-message", "-p", "#{pid}-#{start_time}");
    return instance == null ? null : new OwnPane(pane, instance, Terminal.isInFront());
  }

  /// The socket of the tmux server around this command; null outside of tmux.
  static @Nullable Path socket(Map<String, String> environment) {
    String tmux = environment.getOrDefault("TMUX", "");
    int comma = tmux.indexOf(',');
    return comma < 1 ? null : Path.of(tmux.substring(0, comma));
  }
}
