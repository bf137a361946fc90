package dev.muxcast.cli;

import dev.muxcast.client.Picture;
import java.util.Map;
import java.util.stream.Stream;
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

  @Option(names = "--server", paramLabel = "NAME", description = Descriptions.SERVER)
  @Nullable String server;

  /// Which of the three it is; null where that is none or several.
  @Nullable String kind() {
    boolean one =
        Stream.of("" + session, "" + window, "" + pane).filter("null"::equals).count() == 2;
    return !one ? null : session != null ? "session" : window != null ? "window" : "pane";
  }

  /// Names it by its id, which no rename can misdirect.
  void put(Map<String, Object> fields, Picture picture) {
    Panes panes = Panes.of(picture);
    String prefix = server == null ? "" : server + "/";
    PaneRow row;
    if (session != null) {
      row = panes.session(prefix + session);
      Commands.put(fields, "session", row.session().sessionId());
    } else if (window != null) {
      row = panes.window(prefix + window);
      Commands.put(fields, "window", row.window().windowId());
    } else {
      row = panes.pane(prefix + pane);
      Commands.put(fields, "pane", row.paneId());
    }
    Commands.put(fields, "server_instance", row.session().serverInstance());
  }
}
