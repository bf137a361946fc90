package dev.muxcast.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.client.Muxcast;
import dev.muxcast.client.MuxcastException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Text that would steer a terminal, turn letters round or hide, in everything that others name,
/// write and send and in every argument, through every command.
@Timeout(400)
class HostileOutputIT {
  /// Escapes, C1, bidi, zero-width, a line separator, a tag, a mark of byte order, soft hyphen.
  private static final String HOSTILE =
      "A\u001b]52;c;ZXZpbA==\u0007B\u009d0;x\u009cC\u009b31mD\u202egnp\u2066E\u200bF\u2028G"
          + "\udb40\udc41H\ufeffI\u007fJ\u00adK\rL\bM\u061cN\u0085O\u3164P";

  /// The same without what a token's name may not have.
  private static final String UNSEEN = "A\u202eB\u2066C\u200bD\udb40\udc41E\ufeffF\u00adG\u061cH";

  private static final String AGENT =
      """
      printf '\\033]2;title%s\\033\\\\\\033[?1049h\\033[2J\\033[H● Bash(%s)\\n\\n────────────\\n'
      printf ' Bash command\\n  rm %s\\n\\n Do you want to proceed %s?\\n ❯ 1. Yes %s\\n   2. No\\n\\n'
      printf ' Esc to cancel · Tab to amend'
      read -r line
      """;

  @TempDir Path folder;
  private Cli cli;
  private final Set<String> tried = new TreeSet<>();
  private final List<String> leaks = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    cli.close();
  }

  private void prepare() throws Exception {
    cli = new Cli(folder);
    Path agent =
        Files.writeString(
            folder.resolve("agent"), AGENT.replace("%s", HOSTILE.replace("\u001b", "\033")));
    Path path = Files.createDirectory(folder.resolve("p" + HOSTILE));
    Path text = Files.writeString(folder.resolve("text"), HOSTILE + "\nError: " + HOSTILE + "\n");
    String name = HOSTILE.replace('.', '_').replace(':', '_');
    cli.tmux(
        "new-session", "-d", "-s", "work", "-x", "100", "-y", "30", "exec -a claude bash " + agent);
    cli.tmux("new-session", "-d", "-s", "s" + name, "-n", "w" + name, "-c", "" + path, "cat");
    cli.tmux("new-window", "-d", "-t", "=work:", "-n", "n" + name, "cat " + text + "; exec cat");
  }

  /// What others say to the server.
  private void speak() throws Exception {
    Map<String, String> environment =
        Map.of("MUXCAST_HOME", cli.home().toString(), "MUXCAST_SERVER_PORT", "0");
    State state = State.of(environment);
    while (!published(state)) {}
    int port = URI.create(Files.readString(cli.home().resolve("url")).split("\\s")[0]).getPort();
    try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head =
          "GET / HTTP/1.1\r\nHost: evil\u009d0;x\u00ad\r\nOrigin: http://\u009b31m\r\n\r\n";
      stranger.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      assertTrue(stranger.getInputStream().read() > 0);
    }
  }

  /// A tail that has told of what was spoken; one that a busy machine was too slow for is begun
  /// again.
  private Cli.Running tailing(String... more) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("tail", "--since", "earliest"));
    words.addAll(List.of(more));
    Cli.Running tail = cli.follow(words.toArray(String[]::new));
    while (!tail.said().contains("custom.x")) {
      if (tail.process().waitFor(30, TimeUnit.MILLISECONDS)) {
        tail = cli.follow(words.toArray(String[]::new));
      }
    }
    return tail;
  }

  /// A busy machine may be too late with the token.
  private static boolean published(State state) {
    try (Muxcast client = state.connect()) {
      client.request(
          "publish",
          Map.of("type", "custom.x", "session", "work", "data", Map.of("k" + HOSTILE, HOSTILE)));
      return true;
    } catch (MuxcastException.Refused | MuxcastException.Lost late) {
      return false;
    }
  }

  private void check(String what, Cli.Done done) {
    tried.add(what.split(" ")[0]);
    // A QR code is drawn in black and white of our own.
    check(
        what, what.contains("--qr") ? done.out().replaceAll("\u001b\\[[0-9;]*m", "") : done.out());
    check(what + " (errors)", done.err());
  }

  private void check(String where, String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c != '\n' && c != '\t' && isUnsafe(c)) {
        String around = text.substring(Math.max(0, i - 30), Math.min(text.length(), i + 30));
        leaks.add(where + ": U+" + Integer.toHexString(c) + " in " + around);
        return;
      }
    }
  }

  private static boolean isUnsafe(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || c == 0x3164
        || c >= 0xe0000 && c <= 0xe0fff;
  }

  /// Runs some commands beside each other.
  @SafeVarargs
  private void together(List<String>... commands) throws IOException, InterruptedException {
    List<Cli.Running> running = new ArrayList<>();
    for (List<String> each : commands) {
      running.add(cli.follow(each.toArray(String[]::new)));
    }
    for (int i = 0; i < commands.length; i++) {
      check(String.join(" ", commands[i]).replace(HOSTILE, "…"), cli.finish(running.get(i)));
    }
  }

  @Test
  void nothingOfAnybodyElsesSteersTheTerminal_byAnyCommand() throws Exception {
    prepare();
    together(List.of("up", "--port", HOSTILE));
    together(List.of("up"));
    together(List.of("token", "create", "--role", "viewer", "--name", "n" + HOSTILE));
    assertEquals(0, cli.run("token", "create", "--role", "viewer", "--name", UNSEEN).code());
    speak();
    Cli.Running tail = tailing("--type", "*");
    Cli.Running json = tailing("--json");
    for (String pane : List.of("%0", HOSTILE)) {
      together(
          List.of("explain", pane),
          List.of("explain", pane, "--json"),
          List.of("respond", pane),
          List.of("send", pane, "--json", HOSTILE),
          List.of("keys", pane, HOSTILE),
          List.of("acknowledge", pane));
    }
    together(
        List.of("respond", "%0", HOSTILE),
        List.of("interrupt", HOSTILE),
        List.of("ls"),
        List.of("ls", "--json"),
        List.of("status"),
        List.of("status", "--json"));
    together(
        List.of("history"),
        List.of("history", "--json"),
        List.of("history", HOSTILE),
        List.of("search", "A"),
        List.of("search", "--json", HOSTILE),
        List.of("tail", "--session", HOSTILE, "--type", HOSTILE));
    together(
        List.of("new", "--name", HOSTILE, "--path", HOSTILE),
        List.of("new", "--in", HOSTILE, "--name", HOSTILE, "--json"),
        List.of("new", "--server", HOSTILE),
        List.of("rename", "work:1", HOSTILE),
        List.of("rename", HOSTILE, HOSTILE),
        List.of("kill", HOSTILE));
    together(
        List.of("token", "list"),
        List.of("token", "list", "--json"),
        List.of("token", "revoke", "none" + HOSTILE),
        List.of("token", "create", "--role", HOSTILE),
        List.of("token", "create", "--sessions", HOSTILE, "--expires", HOSTILE),
        List.of("audit", HOSTILE));
    together(
        List.of("audit", "tail", "-n", "500"),
        List.of("audit", "tail", "-n", "500", "--json"),
        List.of("hooks", "status"),
        List.of("hooks", "install", HOSTILE),
        List.of("explain", "--screen", folder.resolve("text").toString(), "--command", HOSTILE),
        List.of("explain", "--screen", HOSTILE));
    together(
        List.of("open", "--qr", "--host", HOSTILE),
        List.of("logs", "-n", "500"),
        List.of("logs", "-n", HOSTILE),
        List.of("doctor"),
        List.of("demo", HOSTILE),
        List.of("serve", HOSTILE));
    together(
        List.of("version", HOSTILE),
        List.of("help", HOSTILE),
        List.of(HOSTILE),
        List.of("restart", "--port", HOSTILE),
        List.of("status", "--" + HOSTILE),
        List.of("down", HOSTILE));
    together(List.of("down"));
    tail.process().destroy();
    json.process().destroy();
    check("tail", cli.finish(tail));
    check("tail --json", cli.finish(json));
    check("start.log", Files.readString(cli.home().resolve("start.log")));
    check("server.log", Files.readString(cli.home().resolve("server.log")));
    assertEquals(List.of(), leaks);
    Set<String> all = new TreeSet<>();
    Main.line().getSubcommands().values().forEach(each -> all.add(each.getCommandName()));
    all.removeAll(tried);
    assertEquals(Set.of(), all, "commands that were not tried");
  }
}
