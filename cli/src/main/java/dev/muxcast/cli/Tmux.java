package dev.muxcast.cli;

import dev.muxcast.client.OwnPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks tmux, for `doctor` and `down`. It only reads.
///
/// @param program the tmux to run
/// @param folder where the user's sockets are
record Tmux(String program, Path folder) {

  /// How long tmux may take.
  private static final int SECONDS = 5;

  static Tmux of(Map<String, String> environment) {
    String base = environment.getOrDefault("TMUX_TMPDIR", "");
    return new Tmux(
        environment.getOrDefault("MUXCAST_TMUX_COMMAND", "tmux"),
        Path.of(base.isEmpty() ? "/tmp" : base, "tmux-" + uid()));
  }

  private static String uid() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
    } catch (IOException | UnsupportedOperationException noProc) {
      return System.getProperty("user.name");
    }
  }

  /// Such as `tmux 3.5a`; null when it can't be run.
  @Nullable String version() throws InterruptedException {
    return run(List.of(program, "-V"));
  }

  /// The sockets in the user's folder; none where others could have put them: a tmux server tells
  /// its clients what to run.
  List<Path> sockets() {
    var found = new ArrayList<Path>();
    if (OwnPath.objectionTo(folder) != null) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(found::add);
    } catch (IOException none) {
      return List.of();
    }
    return found;
  }

  /// What a tmux server answers to a command; null when it says no, is not there, or may be
  /// somebody else's.
  @Nullable String ask(Path socket, String... command) throws InterruptedException {
    if (!OwnPath.isOwnSocket(socket)) {
      return null;
    }
    var line = new ArrayList<>(List.of(program, "-S", socket.toString()));
    line.addAll(List.of(command));
    // Without its last letter tmux still knows the command, but takes no alias of the user's for
    // it.
    line.set(3, command[0].substring(0, command[0].length() - 1));
    return run(line);
  }

  /// The sessions that end when the last client lets go of them and that nobody but us looks at.
  List<String> wouldEnd() throws InterruptedException {
    var names = new ArrayList<String>();
    for (Path socket : sockets()) {
      if (users(socket) > 0) {
        continue;
      }
      boolean whole = "on".equals(ask(socket, "show-options", "-sv", "exit-unattached"));
      String sessions =
          ask(
              socket,
              "list-sessions",
              "-F",
              "#{session_attached} #{destroy-unattached} #{session_name}");
      for (String line : sessions == null ? List.<String>of() : sessions.lines().toList()) {
        String[] parts = line.split(" ", 3);
        boolean watched = parts.length == 3 && !parts[0].equals("0");
        if (watched && (whole || mortal(parts[1]))) {
          names.add(parts[2]);
        }
      }
    }
    return names;
  }

  /// The sessions that end, or whose server does, when nobody is attached: they are left alone.
  List<String> mortal() throws InterruptedException {
    var names = new ArrayList<String>();
    for (Path socket : sockets()) {
      boolean whole = "on".equals(ask(socket, "show-options", "-sv", "exit-unattached"));
      String sessions = ask(socket, "list-sessions", "-F", "#{destroy-unattached} #{session_name}");
      for (String line : sessions == null ? List.<String>of() : sessions.lines().toList()) {
        String[] parts = line.split(" ", 2);
        if (parts.length == 2 && (whole || mortal(parts[0]))) {
          names.add(parts[1]);
        }
      }
    }
    return names;
  }

  /// Whether `destroy-unattached` has one of its values that end a session.
  static boolean mortal(String option) {
    return !option.isEmpty() && !option.equals("0") && !option.equals("off");
  }

  private int users(Path socket) throws InterruptedException {
    String clients = ask(socket, "list-clients", "-F", "#{client_control_mode}");
    return clients == null ? 0 : (int) clients.lines().filter(mode -> mode.equals("0")).count();
  }

  private static @Nullable String run(List<String> command) throws InterruptedException {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().remove("TMUX");
      Process process = builder.start();
      process.getOutputStream().close();
      // Read beside, as a server that hangs keeps the pipe open though its client was ended.
      var said = new CompletableFuture<String>();
      Thread.ofVirtual().start(() -> said.complete(text(process)));
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return null;
      }
      return process.exitValue() == 0 ? said.get(SECONDS, TimeUnit.SECONDS).strip() : null;
    } catch (IOException | ExecutionException | TimeoutException cannotRun) {
      return null;
    }
  }

  private static String text(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      return "";
    }
  }
}
