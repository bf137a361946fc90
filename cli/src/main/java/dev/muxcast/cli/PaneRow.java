package dev.muxcast.cli;

import dev.muxcast.client.Picture;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A pane of a picture and where it is.
record PaneRow(Picture.Session session, Picture.Window window, Picture.Pane pane) {
  private static final Set<String> NO_AGENTS = Set.of("shell", "dev_server", "unknown");

  String type() {
    return Objects.requireNonNullElse(pane.agentType(), "unknown");
  }

  /// Whether an agent runs there, and not a shell or any other program.
  boolean isAgent() {
    return !NO_AGENTS.contains(type());
  }

  /// What runs there, as short as it can be said: the agent, or else the program.
  String runs() {
    return isAgent() ? type() : Objects.requireNonNullElse(pane.command(), type());
  }

  String status() {
    Picture.Agent agent = pane.agent();
    String status = agent == null ? null : agent.status();
    return Objects.requireNonNullElse(status, "unknown");
  }

  @Nullable String paneId() {
    return pane.paneId();
  }

  /// What every command takes for it: `session:window.pane`, with the socket's label before it
  /// unless it is the default one.
  String name() {
    return label() + session.session() + ":" + window.window() + "." + pane.pane();
  }

  String windowName() {
    return label() + session.session() + ":" + window.window();
  }

  private String label() {
    String server = session.server();
    return server == null || server.equals("default") ? "" : server + "/";
  }

  /// Whether people may mean it by that: an id, or `session`, `session:window` or
  /// `session:window.pane`, where what is left out is the active one; with or without `LABEL/`.
  boolean isCalled(String name) {
    String prefix = session.server() + "/";
    return isCalledWithin(name)
        || name.startsWith(prefix) && isCalledWithin(name.substring(prefix.length()));
  }

  private boolean isCalledWithin(String name) {
    return name.equals(pane.paneId())
        || pane.active()
            && (windowIsCalledWithin(name) || window.active() && sessionIsCalledWithin(name))
        || name.endsWith("." + pane.pane())
            && windowIsCalledWithin(name.substring(0, name.lastIndexOf('.')));
  }

  /// Whether its window is meant by that: `@n`, or `session:window`, by index or name.
  boolean windowIsCalled(String name) {
    String prefix = session.server() + "/";
    return windowIsCalledWithin(name)
        || name.startsWith(prefix) && windowIsCalledWithin(name.substring(prefix.length()));
  }

  private boolean windowIsCalledWithin(String name) {
    return name.equals(window.windowId())
        || List.of(String.valueOf(window.window()), String.valueOf(window.windowName())).stream()
            .anyMatch(each -> name.equals(session.session() + ":" + each));
  }

  /// Whether its session is meant by that: `$n` or its name.
  boolean sessionIsCalled(String name) {
    String prefix = session.server() + "/";
    return sessionIsCalledWithin(name)
        || name.startsWith(prefix) && sessionIsCalledWithin(name.substring(prefix.length()));
  }

  private boolean sessionIsCalledWithin(String name) {
    return name.equals(session.sessionId()) || name.equals(session.session());
  }
}
