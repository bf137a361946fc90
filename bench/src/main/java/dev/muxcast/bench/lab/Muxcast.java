package dev.muxcast.bench.lab;

import dev.muxcast.bench.load.Endpoint;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The real server, started as a user starts it: `./muxcast serve`, with a state folder of its own.
public final class Muxcast implements AutoCloseable {
  private final Process process;
  private final long pid;
  private final Endpoint endpoint;
  private final boolean looks;
  private final Path launcher;
  private final Path home;

  private Muxcast(
      Process process, long pid, Endpoint endpoint, boolean looks, Path launcher, Path home) {
    this.launcher = launcher;
    this.home = home;
    this.process = process;
    this.pid = pid;
    this.endpoint = endpoint;
    this.looks = looks;
  }

  /// Starts the server on a free port and waits until it says that it listens, and watches every
  /// session.
  ///
  /// @param home its state folder, with a `config.toml` when the caller wants one
  public static Muxcast start(Path launcher, Path home, TmuxLab lab) throws IOException {
    Process process = launch(launcher, home, lab);
    String line = firstLine(process, home);
    int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1, line.lastIndexOf('/')));
    String token = Files.readString(home.resolve("token")).strip();
    boolean looks = awaitWatched(lab, port);
    return new Muxcast(
        process, javaOf(process), Endpoint.muxcast(port, token), looks, launcher, home);
  }

  /// Only begins to start it; the caller reads its standard output and ends it.
  public static Process launch(Path launcher, Path home, TmuxLab lab) throws IOException {
    Files.createDirectories(home);
    ProcessBuilder builder =
        new ProcessBuilder(launcher.toString(), "serve", "--port", "0", "-L", TmuxLab.LABEL);
    builder.environment().putAll(lab.environment());
    builder.environment().put("MUXCAST_HOME", home.toString());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(errors(home)));
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
    return process;
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /// The same for somebody else, who may only look.
  public Endpoint viewer() throws IOException {
    String made =
        Commands.output(
            Map.of("MUXCAST_HOME", home.toString()),
            List.of(launcher.toString(), "token", "create", "--role", "viewer", "--json"));
    int from = made.indexOf("mux_");
    return Endpoint.muxcast(endpoint.port(), made.substring(from, made.indexOf('"', from)));
  }

  /// The process of the server itself, behind the launcher.
  public long pid() {
    return pid;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the server did not end within 10 s of SIGTERM");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it looks at tmux, and is not attached.
  public boolean looks() {
    return looks;
  }

  /// It listens before it watches; what is written until then is no event.
  ///
  /// @return whether it looks
  private static boolean awaitWatched(TmuxLab lab, int port) throws IOException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (lab.unattended() > 0 && !looks(port)) {
      if (System.nanoTime() > deadline) {
        throw new IOException(lab.unattended() + " sessions are not watched after 30 s");
      }
      LockSupport.parkNanos(50_000_000);
    }
    return lab.unattended() > 0;
  }

  /// Whether a tmux server is looked at and has answered.
  private static boolean looks(int port) throws IOException {
    URI health = URI.create("http://127.0.0.1:" + port + "/healthz");
    try (InputStream in = health.toURL().openStream()) {
      String said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return said.contains("\"mode\":\"look\"") && said.contains("\"answered_ms\":");
    }
  }

  private static File errors(Path home) {
    return home.resolve("server.err").toFile();
  }

  private static String firstLine(Process process, Path home) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith("listening ws://")) {
      throw new IOException(
          "the server did not start: " + line + "\n" + Files.readString(errors(home).toPath()));
    }
    return line;
  }

  private static long javaOf(Process process) throws IOException {
    if (isJava(process.toHandle())) {
      return process.pid();
    }
    return process
        .descendants()
        .filter(Muxcast::isJava)
        .findFirst()
        .orElseThrow(() -> new IOException("no java process behind the launcher"))
        .pid();
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().map(c -> c.endsWith("/java")).orElse(false);
  }
}
