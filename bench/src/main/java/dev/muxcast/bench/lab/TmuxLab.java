package dev.muxcast.bench.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A private tmux server in a folder of its own: nothing of the user's is seen or touched.
///
/// Each session has one pane, whose program sleeps; a `LineWriter` writes to the pane's terminal in
/// its stead, so that thousands of lines a second cost no further process.
public final class TmuxLab implements AutoCloseable {
  /// The name of the socket, as `tmux -L` takes it.
  public static final String LABEL = "bench";

  /// The program: another than that on the `PATH` where the server is told to take it too.
  public static final String PROGRAM = System.getenv().getOrDefault("MUXCAST_TMUX_COMMAND", "tmux");

  private final Path folder;
  private final List<Pane> panes = new ArrayList<>();
  private long serverPid;

  /// @param number what stands behind `%` in tmux's id
  /// @param terminal the pane's terminal device
  public record Pane(int number, String session, Path terminal) {}

  private TmuxLab(Path folder) {
    this.folder = folder;
  }

  /// Starts tmux with sessions named `agent-0`, `agent-1`, ….
  public static TmuxLab start(int sessions) throws IOException {
    TmuxLab lab = new TmuxLab(Files.createTempDirectory("muxcast-bench-"));
    // Ctrl-C must not leave a tmux server behind.
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(lab::abandon));
    try {
      for (int i = 0; i < sessions; i++) {
        lab.addSession("agent-" + i, "exec sleep infinity");
      }
    } catch (IOException e) {
      lab.close();
      throw e;
    }
    return lab;
  }

  /// Adds a session whose pane runs the given shell command.
  public Pane addSession(String name, String command) throws IOException {
    return addSession(name, command, 200, 50);
  }

  /// The same, in another size.
  public Pane addSession(String name, String command, int width, int height) throws IOException {
    String told =
        tmux(
            "new-session",
            "-d",
            "-s",
            name,
            "-x",
            String.valueOf(width),
            "-y",
            String.valueOf(height),
            "-P",
            "-F",
            "#{pane_id} #{pane_tty} #{pid}",
            command);
    String[] words = told.split(" ");
    serverPid = Long.parseLong(words[2]);
    Pane pane = new Pane(Integer.parseInt(words[0].substring(1)), name, Path.of(words[1]));
    panes.add(pane);
    return pane;
  }

  /// Runs one tmux command against the private server.
  public String tmux(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PROGRAM, "-f", "/dev/null", "-L", LABEL));
    command.addAll(Arrays.asList(arguments));
    return Commands.output(environment(), command);
  }

  /// How many sessions have no client attached.
  long unattended() throws IOException {
    return tmux("list-sessions", "-F", "#{session_attached}")
        .lines()
        .filter(attached -> attached.equals("0"))
        .count();
  }

  /// What a process needs in its environment to find this server by its label.
  public Map<String, String> environment() {
    return Map.of("TMUX_TMPDIR", folder.toString(), "TMUX", "");
  }

  public List<Pane> panes() {
    return List.copyOf(panes);
  }

  public long serverPid() {
    return serverPid;
  }

  /// A folder that goes when the lab is closed.
  public Path folder() {
    return folder;
  }

  private void abandon() {
    if (Files.exists(folder)) {
      try {
        close();
      } catch (IOException e) {
        System.err.println("bench: left behind " + folder + ": " + e.getMessage());
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      tmux("kill-server");
    } catch (IOException e) {
      // It is gone already: nothing was started, or the last session ended.
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
