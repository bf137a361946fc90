package dev.muxcast.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Commands as processes of their own, with a state folder and a tmux of their own, and the real
/// server behind them.
final class Cli implements AutoCloseable {

  private static final Duration LONG = Duration.ofSeconds(40);

  private final Path home;
  private final Path tmuxFolder;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<Process> started = new ArrayList<>();
  private int files;

  Cli(Path folder) throws IOException {
    home = folder.resolve("home");
    tmuxFolder = Files.createDirectories(folder.resolve("t"));
    environment.put("MUXCAST_HOME", home.toString());
    environment.put("MUXCAST_SERVER_PORT", "0");
    environment.put("TMUX_TMPDIR", tmuxFolder.toString());
    environment.put("TMUX", "");
    environment.put("MUXCAST_URL", "");
    environment.put("MUXCAST_TOKEN", "");
    environment.put("MUXCAST_FINGERPRINT", "");
    environment.put("MUXCAST_CA_FILE", "");
    environment.put("MUXCAST_LAUNCHER", "");
    environment.put("NO_COLOR", "");
  }

  Cli with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Cli without(String name) {
    environment.remove(name);
    return this;
  }

  Path home() {
    return home;
  }

  /// What a command said and how it ended.
  record Done(int code, String out, String err) {}

  static List<String> command(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.muxcast.cli.Main");
    command.addAll(List.of(arguments));
    return command;
  }

  Done run(String... arguments) throws IOException, InterruptedException {
    return finish(start(command(arguments)));
  }

  Done finish(Running running) throws IOException, InterruptedException {
    if (!running.process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it said: " + running.said());
    }
    return new Done(running.process.exitValue(), running.said(), Files.readString(running.err));
  }

  Running follow(String... arguments) throws IOException {
    return start(command(arguments));
  }

  Running start(List<String> command) throws IOException {
    Path out = home.resolveSibling("out" + files);
    Path err = home.resolveSibling("err" + files++);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    started.add(process);
    return new Running(process, out, err);
  }

  /// A command that goes on.
  record Running(Process process, Path out, Path err) {

    String said() throws IOException {
      return Files.readString(out, StandardCharsets.UTF_8);
    }

    /// Waits until what it said is so.
    String await(String what, Predicate<String> so) throws IOException, InterruptedException {
      long end = System.nanoTime() + LONG.toNanos();
      while (System.nanoTime() < end) {
        String said = said();
        if (so.test(said)) {
          return said;
        }
        process.waitFor(30, TimeUnit.MILLISECONDS);
      }
      throw new AssertionError(
          "never came: " + what + "; it said: " + said() + Files.readString(err));
    }

    String await(String part) throws IOException, InterruptedException {
      return await(part, said -> said.contains(part));
    }
  }

  /// Runs tmux on the test's own socket folder.
  String tmux(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("tmux", "-f", "/dev/null"));
    command.addAll(List.of(arguments));
    Done done = finish(start(command));
    if (done.code() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + done.err());
    }
    return done.out().strip();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    started.stream().filter(Process::isAlive).forEach(Process::destroyForcibly);
    ProcessHandle server = State.of(environment).process();
    if (server != null) {
      server.destroyForcibly();
    }
    finish(start(List.of("tmux", "kill-server")));
  }
}
