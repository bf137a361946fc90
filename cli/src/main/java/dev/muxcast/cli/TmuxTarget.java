package dev.muxcast.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that name one session, window or pane.
final class TmuxTarget {

  @Option(names = "--session", paramLabel = "NAME", description = "A session, by name or $n.")
  @Nullable String session;

  @Option(
      names = "--window",
      paramLabel = "WINDOW",
      description = "A window: session:window or @n.")
  @Nullable String window;

  @Option(
      names = "--pane",
      paramLabel = "PANE",
      description = "A pane: session:window.pane or %%n.")
  @Nullable String pane;

  /// Which of the three it is.
  String kind() {
    return session != null ? "session" : window != null ? "window" : "pane";
  }

  void put(Map<String, Object> fields) {
    Commands.put(fields, "session", session);
    Commands.put(fields, "window", window);
    Commands.put(fields, "pane", pane);
  }
}
