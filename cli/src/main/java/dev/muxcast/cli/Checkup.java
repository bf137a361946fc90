package dev.muxcast.cli;

import dev.muxcast.client.MuxcastException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that `doctor` looks at. It changes nothing.
record Checkup(State state, Tmux tmux) {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int USUAL_PORT = 8765;
  private static final long FULL_MEGABYTES = 16;

  List<Finding> findings() throws InterruptedException {
    var found = new ArrayList<Finding>();
    found.add(java(Runtime.version().feature()));
    String version = tmux.version();
    found.add(version(version));
    Server.Running running = null;
    List<Finding> server;
    try {
      running = new Server(state).running();
      server = running == null ? List.of(noServer()) : server(running);
    } catch (Exit.Problem | MuxcastException untrusted) {
      server =
          List.of(Finding.bad("the server can't be asked", String.valueOf(untrusted.getMessage())));
    }
    if (version != null) {
      found.addAll(new TmuxCheckup(tmux, lookedAt(running)).findings());
    }
    found.addAll(files());
    found.addAll(server);
    Finding heap =
        HeapCheckup.finding(state.process(), state.environment().getOrDefault("MUXCAST_HEAP", ""));
    if (heap != null) {
      found.add(heap);
    }
    Finding death = death();
    if (death != null) {
      found.add(death);
    }
    String fingerprint = state.trust().fingerprint();
    if (fingerprint != null) {
      found.add(Finding.good("its certificate's fingerprint is " + fingerprint));
    }
    return found;
  }

  /// The tmux servers that are looked at; none where no server says so.
  private static Set<String> lookedAt(Server.@Nullable Running running) {
    Set<String> names = new HashSet<>();
    if (running != null) {
      for (Health.Watched each : running.health().watched()) {
        if (each.isLookedAt()) {
          names.add(each.server());
        }
      }
    }
    return names;
  }

  /// That the server died unasked within the last day; null when it did not.
  private @Nullable Finding death() {
    try {
      List<String> all = Files.readAllLines(state.folder().resolve("deaths"));
      String[] last = all.isEmpty() ? new String[0] : all.getLast().split(" ", 2);
      if (last.length < 2 || Instant.parse(last[0]).isBefore(Instant.now().minus(A_DAY))) {
        return null;
      }
      return Finding.advice(
          "the server died unasked at " + last[0] + " (" + last[1] + ") and was started again",
          "See what it said before: muxcast logs, and " + state.folder().resolve("start.log"));
    } catch (IOException | DateTimeParseException none) {
      return null;
    }
  }

  static Finding java(int feature) {
    return feature >= 25
        ? Finding.good("Java " + Runtime.version())
        : Finding.bad("Java " + feature + " is too old", "Install a JDK 25 and set JAVA_HOME.");
  }

  /// @param version as `tmux -V` says it
  static Finding version(@Nullable String version) {
    if (version == null) {
      return Finding.bad("tmux can't be run", "Install it: sudo apt-get install -y tmux");
    }
    int number = TmuxCheckup.number(version);
    if (number == 0) {
      return Finding.advice(
          version + ": a version that is not known", "2.0 or newer is needed, 3.8 is best.");
    }
    return number >= 308
        ? Finding.good(version + ": its servers tell by themselves what happens")
        : number >= 200
            ? Finding.good(version + ": its servers are looked at, without attaching")
            : Finding.bad(
                version + " is too old to be watched", "Install tmux 2.0 or newer; 3.8 is best.");
  }

  private List<Finding> files() {
    var found = new ArrayList<Finding>();
    Path folder = state.folder();
    if (!Files.isDirectory(folder)) {
      found.add(
          Finding.good("state folder " + folder + ": not there yet, the first start makes it"));
      return found;
    }
    found.add(mode(folder, "rwx------", "chmod 700 "));
    if (!Files.isWritable(folder)) {
      found.add(
          Finding.bad(
              folder + " can't be written to", "Make it yours: sudo chown -R $(id -un) " + folder));
    }
    Finding space = space(folder);
    if (space != null) {
      found.add(space);
    }
    for (String name :
        List.of("token", "tokens", "hook-token", "audit.key", "url", "server.log", "tls/key.pem")) {
      if (Files.exists(folder.resolve(name))) {
        found.add(mode(folder.resolve(name), "rw-------", "chmod 600 "));
      }
    }
    return found;
  }

  /// That the disk is nearly full; null when it is not.
  private static @Nullable Finding space(Path folder) {
    try {
      long megabytes = Files.getFileStore(folder).getUsableSpace() >> 20;
      return megabytes >= FULL_MEGABYTES
          ? null
          : Finding.bad(
              "the disk of " + folder + " is full (" + megabytes + " MB left)",
              "Free some space; until then replays miss what could not be kept: df -h " + folder);
    } catch (IOException unknown) {
      return null;
    }
  }

  private static Finding mode(Path file, String most, String fix) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      String text = PosixFilePermissions.toString(mode);
      return PosixFilePermissions.fromString(most).containsAll(mode)
          ? Finding.good(file + " is for you only (" + text + ")")
          : Finding.bad(file + " can be read by others (" + text + ")", fix + file);
    } catch (IOException unreadable) {
      return Finding.bad(
          file + " can't be looked at: " + unreadable.getMessage(), "ls -ld " + file);
    }
  }

  private static List<Finding> server(Server.Running running) {
    var found = new ArrayList<Finding>();
    String what = "server " + running.health().version() + " answers at " + running.url();
    found.add(
        running.older()
            ? Finding.advice(what + ", an older build", "Run the new one: muxcast restart")
            : Finding.good(what));
    running.health().watched().forEach(each -> found.add(Finding.good(each.said())));
    for (String reason : running.health().reasons()) {
      found.add(
          Finding.bad(
              "the server is " + running.health().status() + ": " + reason,
              "See what it says: muxcast logs"));
    }
    if (!running.health().leftOut().isEmpty()) {
      found.add(leftOut(running.health().leftOut()));
    }
    return found;
  }

  /// What the server's bounds have cost.
  static Finding leftOut(Map<String, Long> counts) {
    var all = new ArrayList<String>();
    counts.forEach((name, count) -> all.add(name + " " + count));
    return Finding.advice(
        "more came than the server keeps, and it left out: " + String.join(", ", all),
        "It told so where it was missing; what each is: docs/reference/health.md");
  }

  private Finding noServer() {
    int port = port();
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return Finding.good("no server runs; port " + port + " is free");
    } catch (IOException taken) {
      return Finding.bad(
          "port " + port + " is taken by another program",
          "Take another one: muxcast up --port 0, or see who has it: ss -ltnp 'sport = :"
              + port
              + "'");
    }
  }

  private int port() {
    String given = state.environment().getOrDefault("MUXCAST_SERVER_PORT", "");
    try {
      return Integer.parseInt(given.isBlank() ? configured() : given);
    } catch (IOException | NumberFormatException none) {
      return USUAL_PORT;
    }
  }

  /// The port in the configuration file; empty when there is none.
  private String configured() throws IOException {
    String table = "";
    for (String line : Files.readAllLines(state.config())) {
      String text = line.strip();
      if (text.startsWith("[")) {
        table = text.replace("[", "").replace("]", "").strip() + ".";
      }
      String[] parts = text.split("=", 2);
      if (parts.length == 2 && (table + parts[0].strip()).equals("server.port")) {
        return parts[1].split("#", 2)[0].strip();
      }
    }
    return "";
  }
}
