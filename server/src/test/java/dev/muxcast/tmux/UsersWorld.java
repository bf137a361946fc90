package dev.muxcast.tmux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What a user would notice of their tmux: options, hooks, environments, sizes, and where a bare
/// `tmux attach` leads. Two pictures of it are the same, or somebody was disturbed.
public final class UsersWorld {

  private UsersWorld() {}

  /// All but what time itself changes, as text with one heading per command.
  public static String picture(TmuxFixture tmux) {
    StringBuilder world = new StringBuilder();
    show(world, tmux, "show-options", "-s");
    show(world, tmux, "show-options", "-g");
    show(world, tmux, "show-options", "-gw");
    show(world, tmux, "show-hooks", "-g");
    if (tmux.binary().version().watchable()) {
      show(world, tmux, "show-hooks", "-gw");
    }
    show(world, tmux, "show-environment", "-g");
    show(world, tmux, "list-buffers");
    show(world, tmux, "list-keys");
    show(
        world,
        tmux,
        "list-windows",
        "-a",
        "-F",
        "#{session_id} #{window_id} #{window_index} #{window_name} #{window_active}"
            + " #{window_width}x#{window_height} #{window_layout}");
    show(
        world,
        tmux,
        "list-panes",
        "-a",
        "-F",
        "#{pane_id} #{pane_active} #{pane_width}x#{pane_height} #{pane_in_mode} #{pane_pid}"
            + " #{pane_pipe} #{cursor_x},#{cursor_y} #{alternate_on} #{mouse_any_flag}");
    for (String session : tmux.run("list-sessions", "-F", "#{session_id}").lines().toList()) {
      show(world, tmux, "show-options", "-t", session);
      show(world, tmux, "show-hooks", "-t", session);
      show(world, tmux, "show-environment", "-t", session);
    }
    for (String window : tmux.run("list-windows", "-a", "-F", "#{window_id}").lines().toList()) {
      show(world, tmux, "show-options", "-w", "-t", window);
    }
    return world.toString();
  }

  /// The session that a bare `tmux attach` leads to; which is the one used last from then on.
  public static String pickedByAttach(TmuxFixture tmux) {
    return attach(tmux, "-C", "attach-session", "-E");
  }

  /// Attaches to that session and leaves, as a user does.
  public static void use(TmuxFixture tmux, String session) {
    attach(tmux, "-C", "attach-session", "-E", "-t", session);
  }

  private static String attach(TmuxFixture tmux, String... command) {
    try {
      Process client = tmux.processBuilder(command).start();
      BufferedReader said = client.inputReader(StandardCharsets.UTF_8);
      String name = "";
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith("%session-changed ")) {
          name = line.substring(line.indexOf(' ', "%session-changed ".length()) + 1);
          client.getOutputStream().close();
        }
      }
      client.waitFor();
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void show(StringBuilder world, TmuxFixture tmux, String... command) {
    world.append("== ").append(String.join(" ", List.of(command))).append('\n');
    world.append(tmux.run(command)).append('\n');
  }
}
