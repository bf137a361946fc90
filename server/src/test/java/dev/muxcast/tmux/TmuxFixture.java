package dev.muxcast.tmux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A private tmux server for one test: its own folder, socket, HOME and configuration, nothing of
/// the machine's. `close` ends the server and takes the folder away.
public final class TmuxFixture implements AutoCloseable {

  /// How long anything may take before a test fails.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TmuxBinary binary;
  private final Path folder;
  private final Path socket;
  private final Path configuration;

  private TmuxFixture(TmuxBinary binary, Path folder, Path socket) {
    this.binary = binary;
    this.folder = folder;
    this.socket = socket;
    this.configuration = folder.resolve("tmux.conf");
  }

  /// Everything but a server: the first `newSession` starts one.
  public static TmuxFixture on(TmuxBinary binary) {
    try {
      Path folder = Files.createTempDirectory("muxcast-tmux");
      Files.createFile(folder.resolve("tmux.conf"));
      Path sockets = Files.createDirectories(folder.resolve("sockets"));
      return new TmuxFixture(binary, folder, sockets.resolve("private"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same place, by another tmux: for its server, started by that one, or its program.
  public TmuxFixture by(TmuxBinary other) {
    return new TmuxFixture(other, folder, socket);
  }

  public TmuxBinary binary() {
    return binary;
  }

  public TmuxSocket socket() {
    return TmuxSocket.at(socket);
  }

  /// A folder for the test's files.
  public Path folder() {
    return folder;
  }

  /// Lines for the server's configuration file, before it starts.
  public TmuxFixture configure(String... lines) {
    try {
      Files.write(configuration, List.of(lines));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A detached session of 80 × 24 whose pane runs that shell command.
  public void newSession(String name, String shellCommand) {
    run("new-session", "-d", "-s", name, "-x", "80", "-y", "24", shellCommand);
  }

  /// Runs a tmux command; its output without the last line end.
  ///
  /// @throws AssertionError when tmux refuses it
  public String run(String... command) {
    Outcome outcome = attempt(command);
    if (outcome.status != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + outcome.text);
    }
    return outcome.text;
  }

  /// Runs a tmux command that may fail.
  public Outcome attempt(String... command) {
    try {
      Process process = processBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text.stripTrailing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a command did.
  public record Outcome(int status, String text) {}

  /// A client of this server, not started: for a client that stays.
  public ProcessBuilder processBuilder(String... command) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(binary.path().toString(), "-u", "-S", socket.toString()));
    line.addAll(List.of("-f", configuration.toString()));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("TMUX"));
    environment.put("HOME", folder.toString());
    environment.put("SHELL", "/bin/sh");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TERM", "xterm-256color");
    return builder;
  }

  /// The value of a format in a target.
  public String format(String target, String format) {
    return run("display-message", "-p", "-t", target, format);
  }

  /// Has tmux collect its children that have ended. While utempter, with which Debian's is built,
  /// takes a dead pane's terminal out of utmp, the end of the pane's program goes unheard (tmux's
  /// issue 311): its status is then known only when another child has ended.
  public void collectChildren() {
    run("run-shell", "true");
  }

  /// Waits until that holds; a deadline, not a pause.
  public static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ends the server as an accident would.
  public void killServerHard() {
    long pid = Long.parseLong(run("display-message", "-p", "#{pid}"));
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    attempt("kill-server");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // A program in a pane still writes: the folder is in the temporary folder anyway.
    }
  }
}
