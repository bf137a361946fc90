package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.Role;
import dev.muxcast.net.Frames;
import dev.muxcast.net.Wire;
import dev.muxcast.tmux.EveryTmux;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import dev.muxcast.tmux.UsersWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/// Nobody can see in tmux that a server is looked at, that somebody has a terminal there, or who
/// sent a command: no client, no hook, no focus, nothing attached, left behind or started.
class UnnoticedIT {
  private static final List<String> HOOKS =
      List.of(
          "alert-activity",
          "alert-bell",
          "alert-silence",
          "client-attached",
          "client-detached",
          "client-resized",
          "client-session-changed",
          "pane-exited",
          "pane-focus-in",
          "pane-focus-out",
          "pane-mode-changed",
          "session-closed",
          "session-created",
          "session-renamed",
          "session-window-changed",
          "window-linked",
          "window-pane-changed",
          "window-renamed",
          "window-unlinked");

  /// What looks and terminals say; a list that begins with a question is guarded by it.
  private static final List<String> READING =
      List.of("list-panes", "list-sessions", "display-message", "capture-pane", "if-shell");

  @TempDir Path folder;

  @EveryTmux
  void looksTerminalsAndCommandsLeaveNoTrace(TmuxBinary binary) throws Exception {
    Map<String, Object> keys = Map.of("store", "memory", "collect.mode", "look");
    try (WholeServer server = new WholeServer(binary, folder.resolve("home"), keys)) {
      TmuxFixture tmux = server.tmux;
      Path input = tmux.folder().resolve("input");
      tmux.run("set-option", "-s", "focus-events", "on");
      String asks = "stty raw -echo; printf '\\033[?1004hasked'; exec cat > " + input;
      tmux.run("respawn-pane", "-k", "-t", "=secret:", asks);
      tmux.run("rename-window", "-t", "=secret:", "named");
      tmux.run("rename-window", "-t", "=api:", "named");
      tmux.run("set-buffer", "mine");
      for (String hook : HOOKS) {
        tmux.run("set-hook", "-g", hook, "set-option -ga @ran '" + hook + " '");
      }
      TmuxFixture.await("it asked", () -> screen(tmux, "secret").contains("asked"));

      String told = told(tmux, input);
      String before = world(tmux);
      server.say("api", "while it is looked at");
      try (TestClient person = server.terminal("api", server.token(Role.CONTROLLER))) {
        person.expect("terminal.size");
        type(person, " and typed into");
        TmuxFixture.await("that", () -> screen(tmux, "api").contains("typed into"));
        type(person, "\025");
        TmuxFixture.await("that it is gone", () -> !screen(tmux, "api").contains("typed"));
        assertEquals(before, world(tmux), "while somebody has a terminal");
      }
      assertEquals(before, world(tmux), "after looks and a terminal");
      assertEquals("", tmux.run("show-options", "-gqv", "@ran"), "hooks that ran");

      try (TestClient client = server.client(Role.CONTROLLER)) {
        command(client, "\"command\":\"new_session\",\"name\":\"job\"");
        assertEquals("", tmux.run("list-clients"));
        String job = "\"pane\":\"" + server.paneOf("job") + "\"";
        command(
            client,
            "\"command\":\"send_text\"," + job + ",\"text\":\"echo " + "x".repeat(400) + "\"");
        command(client, "\"command\":\"send_keys\"," + job + ",\"keys\":[\"Enter\"]");
        command(client, "\"command\":\"rename_session\",\"session\":\"job\",\"name\":\"task\"");
        assertEquals("0", tmux.format("task", "#{session_attached}"));
        command(client, "\"command\":\"kill_session\",\"session\":\"task\"");
      }
      String ran = tmux.run("show-options", "-gqv", "@ran");
      assertTrue(ran.contains("session-renamed") && !ran.contains("client"), ran);
      tmux.run("set-option", "-gu", "@ran");
      assertEquals(before, world(tmux), "after commands");
      assertEquals(told + "z", told(tmux, input), "what a program was told of focus");
    }
  }

  /// From 3.2 on tmux logs each command of each client, for whoever asks by `show-messages`.
  @EveryTmux
  void inTheMessageLogStandOnlyCommandsThatRead(TmuxBinary binary) throws Exception {
    Map<String, Object> keys = Map.of("store", "memory", "collect.mode", "look");
    try (WholeServer server = new WholeServer(binary, folder.resolve("home"), keys)) {
      server.say("api", "while it is looked at");
      try (TestClient person = server.terminal("api", server.token(Role.CONTROLLER))) {
        person.expect("terminal.size");
        TmuxFixture.await("its words", () -> screen(server.tmux, "api").contains("looked at"));
      }
      List<String> log = messages(server.tmux);
      String ours = "client-" + ProcessHandle.current().pid() + " command: ";
      boolean any = log.stream().anyMatch(line -> line.contains(ours));
      assertEquals(binary.version().watchable(), any, log::toString);
      for (String line : log) {
        assertTrue(line.contains(" command: "), line);
        int at = line.indexOf(ours);
        String said = at < 0 ? "" : line.substring(at + ours.length());
        assertTrue(
            said.isEmpty() || READING.stream().anyMatch(name -> said.startsWith(name + " ")), line);
      }
    }
  }

  /// The log, as a client of the user's sees it: before 3.8 nobody else can.
  private static List<String> messages(TmuxFixture tmux) throws Exception {
    Process client =
        new ProcessBuilder(
                tmux.binary().path().toString(),
                "-S",
                tmux.socket().path().toString(),
                "-C",
                "attach-session",
                "-t",
                "=api",
                ";",
                "show-messages",
                ";",
                "detach-client")
            .start();
    String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said.lines().filter(line -> !line.startsWith("%")).toList();
  }

  /// What tmux, and the system, tell of it: options, hooks, environments, buffers and sizes; who is
  /// or was attached; which processes tmux and we have started.
  private static String world(TmuxFixture tmux) {
    assertEquals("", tmux.run("list-clients"));
    long pid = Long.parseLong(tmux.run("display-message", "-p", "#{pid}"));
    return UsersWorld.picture(tmux)
        + tmux.run(
            "list-sessions",
            "-F",
            "#{session_name} #{session_attached} #{session_last_attached} #{session_many_attached}"
                + " #{session_alerts}")
        + tmux.run("list-panes", "-a", "-F", "#{pane_id} #{pane_pipe} #{pane_in_mode}")
        + "\nprograms in panes "
        + ProcessHandle.of(pid).orElseThrow().children().count()
        + "\nours "
        + ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }

  /// What came to the program that asked for focus, up to a key that only marks the end.
  private static String told(TmuxFixture tmux, Path input) throws IOException {
    String before = Files.readString(input);
    tmux.run("send-keys", "-t", "=secret:", "z");
    TmuxFixture.await(
        "the key",
        () -> {
          try {
            return Files.readString(input).substring(before.length()).contains("z");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return Files.readString(input);
  }

  private static String screen(TmuxFixture tmux, String session) {
    return tmux.run("capture-pane", "-p", "-t", "=" + session + ":");
  }

  private static void type(TestClient person, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    person.raw(Wire.mask(Frames.binary(bytes, 0, bytes.length), 7));
  }

  private static void command(TestClient client, String fields) throws IOException {
    String request = "{\"action\":\"command\",\"request_id\":\"" + fields.hashCode() + "\",";
    String result = client.ask(request + fields + "}", "command.result");
    assertTrue(result.contains("submitted"), result);
  }
}
