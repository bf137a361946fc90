package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.client.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each command against the real server and a real tmux.
@Timeout(180)
class CommandsIT {

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void prepare() throws Exception {
    cli = new Cli(folder);
    cli.tmux("new-session", "-d", "-s", "work", "-x", "100", "-y", "30", "cat");
  }

  @AfterEach
  void end() throws Exception {
    cli.close();
  }

  private void type(String line) throws Exception {
    cli.tmux("send-keys", "-t", "=work:", "-l", line);
    cli.tmux("send-keys", "-t", "=work:", "Enter");
  }

  @Test
  void upStartsOnceAndDownEndsIt() throws Exception {
    Cli.Done up = cli.run("up");
    assertEquals(0, up.code(), up.err());
    assertTrue(up.out().contains("muxcast runs: ws://127.0.0.1:"), up.out());
    assertTrue(up.out().contains("1 tmux session"), up.out());
    assertTrue(up.out().contains("Next:"), up.out());
    Cli.Done again = cli.run("up");
    assertTrue(again.out().contains("runs already"), again.out());
    Cli.Done logs = cli.run("logs");
    assertEquals(0, logs.code());
    assertTrue(logs.out().contains("watches tmux"), logs.out());
    Cli.Done down = cli.run("down");
    assertEquals(0, down.code(), down.err());
    assertEquals(Exit.NO_SERVER, cli.run("down").code());
    assertEquals(Exit.NO_SERVER, cli.run("status").code());
    assertEquals(Exit.NO_SERVER, cli.run("tail").code());
    assertEquals("work", cli.tmux("list-sessions", "-F", "#{session_name}"));
  }

  @Test
  void logsGoOnWithWhatIsWrittenAlsoOverARestart() throws Exception {
    cli.run("up");
    cli.run("down");
    List<String> before = cli.run("logs").out().lines().toList();
    assertEquals(before.getLast() + "\n", cli.run("logs", "-n", "1").out());
    Cli.Running logs = cli.follow("logs", "-f", "-n", "1");
    logs.await(before.getLast() + "\n");
    for (int starts = 2; starts <= 3; starts++) {
      int wanted = starts;
      cli.run("restart");
      logs.await(
          "start " + starts,
          said -> said.lines().filter(line -> line.contains("watches tmux")).count() == wanted);
    }
    assertTrue(logs.process().isAlive());
  }

  @Test
  void aWrongCallIsAnsweredInOneLineThatHelps() throws Exception {
    assertEquals("muxcast: there is no command tial; did you mean tail?\n", usage("tial"));
    assertEquals("muxcast: there is no command nosuch; see muxcast --help\n", usage("nosuch"));
    assertEquals(
        "muxcast: muxcast status takes no further argument, such as x; see muxcast status --help\n",
        usage("status", "x"));
    assertTrue(usage("tail", "--sesion", "x").contains("did you mean --session"));
    assertEquals(1, usage("tail", "--severity", "loud").lines().count());
  }

  private String usage(String... arguments) throws Exception {
    Cli.Done done = cli.run(arguments);
    assertEquals(Exit.USAGE, done.code(), done.err());
    return done.err();
  }

  @Test
  void withoutMuxcastHomeTheXdgFoldersAreUsed() throws Exception {
    Path home = Files.createDirectory(folder.resolve("user"));
    Path config = Files.createDirectories(folder.resolve("config/muxcast"));
    Files.writeString(config.resolve("config.toml"), "[server]\nport = 0\n");
    Path state = folder.resolve("state/muxcast");
    cli.with("MUXCAST_HOME", "").without("MUXCAST_SERVER_PORT").with("HOME", home.toString());
    cli.with("XDG_CONFIG_HOME", config.getParent().toString());
    cli.with("XDG_STATE_HOME", state.getParent().toString());
    Cli.Done up = cli.run("up");
    assertEquals(0, up.code(), up.err());
    assertFalse(up.out().contains(":8765"), up.out());
    assertTrue(cli.run("status").out().contains(Files.readString(state.resolve("url")).strip()));
    for (String file : List.of("token", "tokens", "lock", "log", "server.log")) {
      assertTrue(Files.exists(state.resolve(file)), file);
    }
    assertEquals(0, cli.run("down").code());
    try (var left = Files.list(home)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void openPrintsAnAddressThatABrowserMayUse() throws Exception {
    assertEquals(Exit.NO_SERVER, cli.run("open").code());
    cli.run("up");
    Cli.Done open = cli.run("open", "--qr", "--host", "build7");
    assertEquals(0, open.code(), open.err());
    String url = open.out().lines().findFirst().orElseThrow();
    assertTrue(url.matches("http://build7:[0-9]+/#ticket=mux_[A-Za-z0-9_-]+"), url);
    assertTrue(open.out().contains("█▀▀▀▀▀█"), open.out());
    String token = Files.readString(cli.home().resolve("token")).strip();
    assertFalse(open.out().contains(token));
  }

  @Test
  void sendTypesAndTellsByItsExitCodeWhatBecameOfIt() throws Exception {
    assertEquals(Exit.NO_SERVER, cli.run("send", "work:0.0", "hello").code());
    cli.run("up");
    Cli.Done sent = cli.run("send", "work:0.0", "echo", "hi;");
    assertEquals(0, sent.code(), sent.err());
    // That it was taken is known before `cat` has answered.
    long end = System.nanoTime() + 20_000_000_000L;
    while (!cli.tmux("capture-pane", "-p", "-t", "=work:").startsWith("echo hi;\necho hi;")) {
      assertTrue(System.nanoTime() < end, "cat never answered");
    }
    assertEquals(Exit.REFUSED, cli.run("send", "%999", "hello").code());
    assertEquals(
        Exit.REFUSED, cli.run("respond", "work:0.0", "--question", "Proceed?", "1").code());
    Cli.Done made = cli.run("new", "--in", "work", "--name", "#{pid}");
    assertEquals(0, made.code(), made.err());
    assertEquals(
        "#{pid}", cli.tmux("display-message", "-p", "-t", made.out().strip(), "#{window_name}"));
    assertEquals(0, cli.run("rename", "--window", "work:0", "first").code());
    assertEquals(0, cli.run("kill", "--pane", made.out().strip()).code());
    assertEquals("first", cli.tmux("list-windows", "-t", "=work", "-F", "#{window_name}"));
  }

  @Test
  void upWithASocketWatchesOnlyThatOne_alsoAfterOthersAndOverARestart() throws Exception {
    cli.run("up");
    assertTrue(cli.run("ls").out().contains("work:0.0"));
    cli.run("down");
    Cli.Done other = cli.run("up", "-L", "other");
    assertTrue(other.out().contains("No tmux session yet"), other.out());
    cli.run("restart");
    assertFalse(cli.run("ls").out().contains("work"));
  }

  @Test
  void restartGivesAnotherProcess() throws Exception {
    cli.run("up");
    Object first = status().get("pid");
    Cli.Done restart = cli.run("restart");
    assertEquals(0, restart.code(), restart.err());
    assertFalse(first.equals(status().get("pid")));
  }

  private Map<String, Object> status() throws Exception {
    Cli.Done done = cli.run("status", "--json");
    assertEquals(0, done.code(), done.err());
    return JsonText.read(done.out());
  }

  @Test
  void statusTellsOfTheServerAndItsAgents() throws Exception {
    Path agent = folder.resolve("claude");
    Files.createSymbolicLink(agent, Path.of("/bin/sh").toRealPath());
    cli.tmux("new-window", "-d", "-t", "=work:", "exec '" + agent + "' -c 'read x; read y'");
    cli.run("up");
    Map<String, Object> status = status();
    assertEquals(
        List.of(
            "url",
            "pid",
            "version",
            "health",
            "health_reasons",
            "schema_version",
            "agents",
            "clients",
            "servers",
            "sessions"),
        List.copyOf(status.keySet()));
    assertEquals(Files.readString(cli.home().resolve("url")).strip(), status.get("url"));
    Map<?, ?> row = (Map<?, ?>) ((List<?>) status.get("agents")).getFirst();
    assertEquals("claude", row.get("agent_type"));
    assertEquals("work", row.get("session"));
    Cli.Done words = cli.run("status");
    assertTrue(words.out().contains("1 agent"), words.out());
    assertTrue(words.out().contains("work:1.0"), words.out());
  }

  @Test
  void tailShowsOutputWithItsErrorsMarked() throws Exception {
    cli.run("up");
    Cli.Running tail = cli.follow("tail", "--color", "always", "--type", "pane.output");
    awaitClients(1);
    type("hello there");
    type("error: it broke");
    String said = tail.await("error: it broke\u001b", s -> s.contains("it broke"));
    assertTrue(said.contains("hello there"), said);
    assertTrue(said.contains("work:0.0"), said);
    assertTrue(said.contains("\u001b[1;7;31m"), said);
    Cli.Running plain = cli.follow("tail", "--since", "10m", "--severity", "error");
    assertFalse(plain.await("it broke").contains("\u001b"));
  }

  private void awaitClients(long count) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (((Number) status().get("clients")).longValue() < count) {
      assertTrue(System.nanoTime() < end, "the client never came");
    }
  }

  @Test
  void tailGoesOnOverAKilledServerWithoutLosingOrRepeatingAnEvent() throws Exception {
    int port = freePort();
    cli.with("MUXCAST_SERVER_PORT", Integer.toString(port));
    cli.run("up");
    Cli.Running tail = cli.follow("tail", "--json", "--since", "earliest");
    tail.await("bookmark");
    type("before");
    tail.await("before");
    long pid = ((Number) status().get("pid")).longValue();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
    type("while down");
    cli.run("up");
    type("after");
    String said = tail.await("after");
    long last = 0;
    for (String line : said.lines().toList()) {
      Map<String, Object> message = JsonText.read(line);
      if (message.containsKey("timestamp") && message.containsKey("seq")) {
        long seq = ((Number) message.get("seq")).longValue();
        assertEquals(last + 1, seq, "in: " + said);
        last = seq;
      }
    }
    assertTrue(said.contains("collector.gap"), said);
    assertFalse(said.contains("\"gap\""), said);
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void tailEndsQuietlyWhenItsReaderHasGone() throws Exception {
    cli.run("up");
    String tail =
        String.join(
            " ",
            Cli.command("tail", "--since", "earliest").stream().map(w -> "'" + w + "'").toList());
    Cli.Running pipe =
        cli.start(List.of("sh", "-c", "{ " + tail + "; echo code $? >&2; } | head -n 1"));
    Cli.Done done = cli.finish(pipe);
    assertEquals("code 0\n", done.err());
  }

  @Test
  void whatIsDoneIsWrittenDown_andTheAuditIsWhole() throws Exception {
    cli.run("up");
    cli.run("status");
    Cli.Done made = cli.run("token", "create", "--role", "viewer", "--name", "guest\u202e");
    assertEquals(0, made.code(), made.err());
    assertTrue(made.out().matches("mux_[A-Za-z0-9_-]+\n"), made.out());
    assertTrue(made.err().contains("'guest\\u202e'"), made.err());
    assertEquals(0, cli.run("token", "rotate", "guest\u202e", "--overlap", "1m").code());
    Cli.Done link = cli.run("token", "share", "--sessions", "a*", "--expires", "1h");
    assertTrue(link.out().startsWith("http://localhost:"), link.out() + link.err());
    assertTrue(link.out().contains("/#share=mux_"), link.out());
    String shown = cli.run("audit", "tail", "-n", "200").out();
    for (String what :
        List.of("server.started", "auth.accepted", "token.rotated", "token.shared")) {
      assertTrue(shown.contains(what), what + " in " + shown);
    }
    assertFalse(shown.contains("mux_"), shown);
    Cli.Done verified = cli.run("audit", "verify");
    assertEquals(0, verified.code(), verified.out() + verified.err());
    assertTrue(verified.out().startsWith("whole: "), verified.out());
    assertEquals(2, cli.run("audit", "fly").code());
  }

  @Test
  void tokensAreMadeListedAndTakenBack() throws Exception {
    Cli.Done before = cli.run("token", "create", "--role", "viewer", "--name", "old", "--json");
    assertEquals(0, before.code(), before.err());
    cli.run("up");
    Cli.Done made = cli.run("token", "create", "--role", "viewer", "--name", "phone", "--json");
    String token = String.valueOf(JsonText.read(made.out()).get("token"));
    assertTrue(token.startsWith("mux_"), made.out());
    assertTrue(cli.run("token", "list").out().contains("phone"));
    cli.with("MUXCAST_TOKEN", token);
    Cli.Running tail = cli.follow("tail");
    awaitClients(1);
    cli.with("MUXCAST_TOKEN", "");
    assertEquals(0, cli.run("token", "revoke", "phone").code());
    Cli.Done ended = cli.finish(tail);
    assertEquals(Exit.REFUSED, ended.code(), ended.err());
    assertEquals(Exit.REFUSED, cli.with("MUXCAST_TOKEN", token).run("status").code());
  }

  @Test
  void doctorFindsAFileThatOthersCanRead() throws Exception {
    // An alias of the user's changes nothing of what we ask.
    cli.tmux("set-option", "-s", "command-alias[90]", "list-sessions=list-windows -a");
    cli.run("up");
    Cli.Done well = cli.run("doctor");
    assertEquals(0, well.code(), well.out() + well.err());
    assertTrue(well.out().contains("tmux 3."), well.out());
    assertTrue(well.out().contains("1 session"), well.out());
    Files.setPosixFilePermissions(
        cli.home().resolve("token"), PosixFilePermissions.fromString("rw-r--r--"));
    Cli.Done bad = cli.run("doctor");
    assertEquals(Exit.FAILED, bad.code());
    assertTrue(bad.out().contains("chmod 600 " + cli.home().resolve("token")), bad.out());
  }

  @Test
  void demoShowsAgentsAndLeavesNothingBehind() throws Exception {
    Path temp = Files.createDirectory(folder.resolve("tmp"));
    var command = new java.util.ArrayList<>(Cli.command("demo"));
    command.add(1, "-Djava.io.tmpdir=" + temp);
    Cli.Running demo = cli.start(command);
    String said = demo.await("claude");
    for (String state :
        List.of(
            "● busy", "◐ waiting (permission), was busy", "✕ error (api", "○ ready, was busy")) {
      demo.await(state);
    }
    demo.await("npm test");
    assertTrue(said.contains("Ctrl-C"), said);
    List<ProcessHandle> children = demo.process().descendants().toList();
    assertFalse(children.isEmpty());
    cli.start(List.of("kill", "-INT", Long.toString(demo.process().pid())));
    Cli.Done done = cli.finish(demo);
    assertEquals(0, done.code());
    assertFalse(done.out().contains("connection lost"), done.out());
    for (ProcessHandle child : children) {
      // The last to go waits for the others' end; none may stay.
      child.onExit().get(20, java.util.concurrent.TimeUnit.SECONDS);
    }
    try (var left = Files.list(temp)) {
      assertEquals(List.of(), left.filter(f -> f.toString().contains("muxcast")).toList());
    }
  }

  @Test
  void aServerThatCanNotStartSaysWhy() throws Exception {
    try (var taken = new java.net.ServerSocket(0, 5, java.net.InetAddress.getByName("127.0.0.1"))) {
      Cli.Done up = cli.run("up", "--port", Integer.toString(taken.getLocalPort()));
      assertEquals(Exit.FAILED, up.code());
      assertTrue(up.err().contains("is taken"), up.err());
    }
  }

  @Test
  void aStateFolderThatCanNotBeWrittenIsSaidInOneLine() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Cli.Done up = cli.with("MUXCAST_HOME", file.toString()).run("up");
    assertEquals(Exit.FAILED, up.code());
    assertTrue(up.err().contains("can't be written"), up.err());
    assertTrue(up.err().contains("set MUXCAST_HOME"), up.err());
    assertEquals(1, up.err().lines().count(), up.err());
  }
}
