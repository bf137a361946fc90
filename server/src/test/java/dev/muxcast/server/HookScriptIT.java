package dev.muxcast.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.auth.HookToken;
import dev.muxcast.files.Stranger;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `muxcast hook`, as agents run it.
@Timeout(60)
class HookScriptIT {
  private static final String STOP = "{\"hook_event_name\":\"Stop\",\"cwd\":\"/a \\\"b\\\" é\"}\n";

  @TempDir Path folder;
  private Path home;
  private ServerFixture server;

  @BeforeEach
  void start() throws IOException {
    home = Files.createDirectory(folder.resolve("a home"));
    server = new ServerFixture(home, Limits.DEFAULT);
    new HookToken(home).make();
    Files.writeString(home.resolve("url"), "ws://127.0.0.1:" + server.port() + "/monitor\n");
    Files.writeString(home.resolve("lock"), lock());
  }

  /// What a server that runs writes: this process is one.
  private static String lock() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String begun = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
    return ProcessHandle.current().pid() + " " + begun + "\n";
  }

  @AfterEach
  void end() throws IOException {
    Files.deleteIfExists(folder.resolve("my bin/muxcast"));
    server.close();
  }

  /// Runs it to its end, which must be quiet.
  private void hook(String path, String stdin, String... arguments) throws Exception {
    // By a link, in a folder with a blank.
    Path link = folder.resolve("my bin/muxcast");
    if (!Files.exists(link)) {
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of("../muxcast").toAbsolutePath().normalize());
    }
    List<String> command = new java.util.ArrayList<>(List.of(link.toString(), "hook", "claude"));
    command.addAll(List.of(arguments));
    run(path, stdin, command);
  }

  /// Its part that an agent does not wait for, to its end.
  private void send() throws Exception {
    String script = Path.of("../build-support/hook.sh").toAbsolutePath().normalize().toString();
    String send =
        "self=$0; . \"$0\"; hook='{\"hook_event_name\":\"Stop\"}'; send_hook claude > /dev/null";
    run(System.getenv("PATH"), "", List.of("sh", "-c", send, script));
  }

  private void run(String path, String stdin, List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MUXCAST_HOME", home.toString());
    builder.environment().put("TMUX", "/tmp/a b/default,812,0");
    builder.environment().put("TMUX_PANE", "%1");
    builder.environment().put("PATH", path);
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(stdin.getBytes(StandardCharsets.UTF_8));
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals("", printed);
    assertEquals(0, process.exitValue());
  }

  private String heard() {
    TmuxFixture.await("a hook", () -> !server.hooks.isEmpty());
    var call = server.hooks.getFirst();
    return call.socket() + " " + call.serverPid() + " " + call.pane() + " " + call.event();
  }

  @Test
  void whatTheAgentSaysArrivesWithItsPane() throws Exception {
    hook(System.getenv("PATH"), STOP);
    assertEquals(
        "/tmp/a b/default 812 %1 HookEvent[agent=claude, name=Stop, fields={",
        heard().substring(0, 67));
    assertEquals("/a \"b\" é", server.hooks.getFirst().event().fields().get("cwd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"curl", "nc"})
  void itNeedsNoBash(String program) throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String each : List.of("sh", "head", "cat", "timeout", "readlink", "dirname", program)) {
      Path found = inPath(each);
      Assumptions.assumeTrue(found != null, each + " is not installed");
      Path wrapper = Files.writeString(bin.resolve(each), "#!/bin/sh\nexec " + found + " \"$@\"\n");
      assertTrue(wrapper.toFile().setExecutable(true));
    }
    hook(bin.toString(), STOP);
    assertTrue(heard().contains("name=Stop"));
  }

  private static Path inPath(String program) {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(folder, program);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  @Test
  void whatIsLongIsCutBeforeItsContents() throws Exception {
    String call =
        "{\"hook_event_name\":\"PermissionRequest\",\"tool_name\":\"Write\",\"tool_input\":{\"content\":\"";
    hook(System.getenv("PATH"), call + "x,\\\"prompt\\\"\\n".repeat(100_000) + "\"}}");
    assertTrue(heard().contains("PermissionRequest"));
    assertEquals("Write", server.hooks.getFirst().event().fields().get("tool_name"));
  }

  @Test
  void anEventMayBeNamedAndTheJsonAnArgument() throws Exception {
    hook(System.getenv("PATH"), "{\"x\":1}", "--event", "agentStop");
    assertTrue(heard().contains("name=agentStop"));
    server.hooks.clear();
    hook(System.getenv("PATH"), "", "{\"type\":\"agent-turn-complete\"}");
    assertTrue(heard().contains("name=agent-turn-complete"));
  }

  @Test
  void aServerThatWasKilledIsToldNothing_whoeverListensThereNow() throws Exception {
    Files.writeString(home.resolve("lock"), ProcessHandle.current().pid() + " 1\n");
    send();
    Files.writeString(home.resolve("lock"), "999999999 1\n");
    send();
    assertEquals(0, server.hooks.size());
    Files.writeString(home.resolve("lock"), lock());
    send();
    heard();
    assertEquals(1, server.hooks.size());
  }

  @Test
  void aListenerOfAnotherUserIsToldNothing() throws Exception {
    try (Stranger stranger = Stranger.listening()) {
      Files.writeString(home.resolve("url"), "ws://127.0.0.1:" + stranger.port() + "/monitor\n");
      send();
      assertEquals("['end']", stranger.heard());
    }
  }

  @Test
  void withoutAServerNothingHappens() throws Exception {
    server.close();
    hook(System.getenv("PATH"), STOP);
    Files.delete(home.resolve("url"));
    hook(System.getenv("PATH"), STOP);
    assertEquals(0, server.hooks.size());
  }
}
