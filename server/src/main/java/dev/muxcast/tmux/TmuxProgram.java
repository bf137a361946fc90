package dev.muxcast.tmux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The tmux program that muxcast starts as its clients.
///
/// @param path where it is
public record TmuxProgram(Path path, TmuxVersion version) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Finds the program and asks it for its version: one process.
  ///
  /// @param command a configured name or path; empty means `tmux`
  /// @param searchPath the `PATH` variable's value
  /// @throws TmuxException when there is none, it is too old, or it does not run
  public static TmuxProgram find(String command, String searchPath) throws TmuxException {
    String name = command.isEmpty() ? "tmux" : command;
    Path path = locate(name, searchPath);
    String said = run(List.of(path.toString(), "-V"), PATIENCE).text().strip();
    TmuxVersion version = TmuxVersion.parse(said);
    if (version == null) {
      throw new TmuxException(
          path + " -V says \"" + said + "\", which is no version: set tmux.command to a tmux");
    }
    if (version.compareTo(TmuxVersion.OLDEST_TO_LOOK_AT) < 0) {
      throw new TmuxException(
          "tmux "
              + version
              + " ("
              + path
              + ") is too old: install tmux "
              + TmuxVersion.OLDEST_TO_LOOK_AT
              + " or newer, or set tmux.command to one");
    }
    return new TmuxProgram(path, version);
  }

  /// The words that start a client of that server; a command follows. `-N`: a client that comes
  /// when the server has just gone must not start a new one; before 3.2 tmux has no such flag.
  /// `-u`: whatever our own locale is, names come as they are.
  List<String> invocation(TmuxSocket socket) {
    List<String> words = new ArrayList<>(16);
    words.add(path.toString());
    words.add("-u");
    if (version.watchable()) {
      words.add("-N");
    }
    words.add("-S");
    words.add(socket.path().toString());
    return words;
  }

  /// Takes out what would make a client think it runs inside of tmux.
  static void clean(Map<String, String> environment) {
    environment.remove("TMUX");
    environment.remove("TMUX_PANE");
    environment.remove("TMUX_TMPDIR");
  }

  private static Path locate(String name, String searchPath) throws TmuxException {
    if (name.indexOf('/') >= 0) {
      if (Files.isExecutable(Path.of(name))) {
        return Path.of(name).toAbsolutePath();
      }
      throw new TmuxException(name + " is no program: set tmux.command to a tmux");
    }
    int from = 0;
    while (from <= searchPath.length()) {
      int to = searchPath.indexOf(File.pathSeparatorChar, from);
      to = to < 0 ? searchPath.length() : to;
      Path candidate = Path.of(searchPath.substring(from, to)).resolve(name);
      if (to > from && Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
        return candidate.toAbsolutePath();
      }
      from = to + 1;
    }
    throw new TmuxException(
        name + " is not on the PATH: install tmux (apt install tmux), or set tmux.command");
  }

  private static Reply run(List<String> line, Duration deadline) throws TmuxException {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    clean(builder.environment());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new TmuxException("can't run " + line.getFirst() + ": " + e.getMessage());
    }
    Thread watchdog =
        Thread.ofVirtual()
            .name("tmux-once")
            .start(() -> {
              try {
                if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                  process.destroyForcibly();
                }
              } catch (InterruptedException e) {
                process.destroyForcibly();
              }
            });
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status > 128) {
        throw new TmuxException(
            String.join(" ", line) + " gave no answer within " + deadline.toMillis() + " ms");
      }
      return new Reply(status == 0, said.isEmpty() ? List.of() : said.lines().toList());
    } catch (IOException e) {
      throw new TmuxException("can't read from " + line.getFirst() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TmuxException("interrupted while " + line.getFirst() + " ran");
    } finally {
      watchdog.interrupt();
    }
  }
}
