package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.muxcast.tmux.NonDisturbanceContract;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The whole server, as a process of its own that attaches, disturbs nobody: started, killed,
/// started again and stopped.
class ServerNonDisturbanceIT extends NonDisturbanceContract {

  private static final long IDLE_SECONDS = Long.getLong("muxcast.idle.seconds", 60);

  @Override
  protected Process watch(TmuxFixture tmux) throws IOException {
    return serve(tmux, "attach", tmux.binary().path());
  }

  @Test
  void whileNothingHappensNoProcessIsStarted() throws Exception {
    try (TmuxFixture tmux = TmuxFixture.on(TmuxBinary.any())) {
      tmux.newSession("work", "exec cat");
      tmux.newSession("play", "exec cat");
      Path starts = tmux.folder().resolve("starts");
      Path counting = tmux.folder().resolve("counting-tmux");
      Files.writeString(
          counting,
          "#!/bin/sh\necho \"$@\" >> " + starts + "\nexec " + tmux.binary().path() + " \"$@\"\n");
      Files.setPosixFilePermissions(counting, PosixFilePermissions.fromString("rwx------"));
      Process server = serve(tmux, "attach", counting);
      TmuxFixture.await("three clients", () -> clients(tmux).size() == 3);
      List<String> before = Files.readAllLines(starts);
      List<String> clients = clients(tmux);

      Thread.sleep(IDLE_SECONDS * 1000);

      assertEquals(before, Files.readAllLines(starts));
      assertEquals(clients, clients(tmux));
      // The clients and their guard.
      assertEquals(4, server.children().count());
      server.destroyForcibly().waitFor();
    }
  }

  private static List<String> clients(TmuxFixture tmux) {
    return tmux.run("list-clients", "-F", "#{client_pid}").lines().toList();
  }

  static Process serve(TmuxFixture tmux, Path program, String... more) throws IOException {
    return serve(tmux, "auto", program, more);
  }

  /// @param mode `collect.mode`
  static Process serve(TmuxFixture tmux, String mode, Path program, String... more)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    line.addAll(List.of("dev.muxcast.app.Main", "--port", "0", "-S", "" + tmux.socket().path()));
    line.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(tmux.folder().resolve("server.err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MUXCAST_"));
    builder.environment().put("MUXCAST_HOME", tmux.folder().resolve("home").toString());
    builder.environment().put("MUXCAST_TMUX_COMMAND", program.toString());
    builder.environment().put("MUXCAST_COLLECT_MODE", mode);
    Process server = builder.start();
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    String first = said.readLine();
    if (first == null || !first.startsWith("listening ")) {
      throw new UncheckedIOException(
          new IOException(Files.readString(tmux.folder().resolve("server.err"))));
    }
    return server;
  }
}
