package dev.muxcast.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a demo needs and must not leave behind: a folder, a tmux server, a muxcast server.
///
/// Threads: built and served by one; [#close] may come from another, and comes once.
final class DemoStage implements AutoCloseable {

  /// The actors: the session each plays in, and the agent it plays.
  private static final List<List<String>> CAST =
      List.of(
          List.of("shop-frontend", "claude", "worker"),
          List.of("shop-backend", "codex", "asker"),
          List.of("docs", "gemini", "failer"),
          List.of("shop-frontend", "node", "devserver"));

  /// Where the demo's server is.
  record Address(String url, String token) {}

  private final String tmux;
  private final Path folder;

  // Guarded by this.
  private @Nullable Process server;
  private boolean closed;

  private DemoStage(String tmux, Path folder) {
    this.tmux = tmux;
    this.folder = folder;
  }

  /// Starts the actors.
  static DemoStage build(String tmux) throws IOException, InterruptedException {
    var stage = new DemoStage(tmux, Files.createTempDirectory("muxcast-demo-"));
    try {
      Files.createDirectory(stage.folder.resolve("bin"));
      stage.script("frame");
      boolean first = true;
      for (List<String> actor : CAST) {
        stage.enter(actor.get(0), actor.get(1), actor.get(2), first);
        first = false;
      }
      return stage;
    } catch (IOException | RuntimeException failed) {
      stage.close();
      throw failed;
    }
  }

  /// Puts an actor into a window. A shell by the agent's name runs the actor's script, so that tmux
  /// shows the agent's name as the pane's program.
  private void enter(String session, String agent, String script, boolean first)
      throws IOException, InterruptedException {
    Path program = folder.resolve("bin").resolve(agent);
    Files.createSymbolicLink(program, Path.of("/bin/sh").toRealPath());
    Path lines = script(script);
    boolean window = !first && run("has-session", "-t", "=" + session) == 0;
    String play = "exec '" + program + "' '" + lines + "'";
    int code =
        window
            ? run("new-window", "-d", "-t", "=" + session + ":", "-n", agent, play)
            : run("new-session", "-d", "-x", "100", "-y", "30", "-s", session, "-n", agent, play);
    if (code != 0) {
      throw new Exit.Problem(Exit.FAILED, "tmux could not be started; see: muxcast doctor");
    }
  }

  private Path script(String name) throws IOException {
    Path file = folder.resolve(name + ".sh");
    try (InputStream in = DemoStage.class.getResourceAsStream("demo/" + name + ".sh")) {
      Files.copy(Objects.requireNonNull(in, name), file);
    }
    return file;
  }

  private int run(String... command) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(tmux, "-f", "/dev/null", "-S", socket().toString()));
    line.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().remove("TMUX");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return -1;
    }
    return process.exitValue();
  }

  private Path socket() {
    return folder.resolve("demo");
  }

  String attachLine() {
    return "tmux -S " + socket() + " attach";
  }

  /// Starts the server that watches the actors.
  Address serve() throws IOException {
    List<String> command =
        Launcher.serve(System.getenv(), List.of("--port", "0", "-S", socket().toString()));
    ProcessBuilder builder = new ProcessBuilder(Launcher.detached(command));
    Path home = folder.resolve("home");
    builder.environment().put("MUXCAST_HOME", home.toString());
    builder.environment().remove("MUXCAST_URL");
    builder.environment().remove("MUXCAST_TOKEN");
    builder.redirectError(folder.resolve("server.err").toFile());
    Process started = builder.start();
    synchronized (this) {
      server = started;
    }
    BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    if (line == null || !line.startsWith("listening ")) {
      String said = Files.readString(folder.resolve("server.err")).strip();
      throw new Exit.Problem(Exit.FAILED, "the demo's server did not start: " + said);
    }
    return new Address(
        line.substring("listening ".length()).strip(),
        Files.readString(home.resolve("token")).strip());
  }

  /// Whether it has not been closed yet.
  synchronized boolean open() {
    return !closed;
  }

  /// Takes all away: the server, the actors, the folder.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (server != null) {
        server.destroy();
        if (!server.waitFor(5, TimeUnit.SECONDS)) {
          server.destroyForcibly().waitFor();
        }
      }
      run("kill-server");
    } catch (IOException | InterruptedException failed) {
      // The folder is removed all the same.
    }
    remove(folder);
  }

  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failed)
                throws IOException {
              Files.deleteIfExists(left);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException stays) {
      System.err.println("muxcast: could not remove " + folder + ": " + stays.getMessage());
    }
  }
}
