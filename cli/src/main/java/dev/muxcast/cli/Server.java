package dev.muxcast.cli;

import dev.muxcast.client.Address;
import dev.muxcast.client.MuxcastException;
import dev.muxcast.client.OwnServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The server of a state folder: whether it runs, starting it, ending it.
record Server(State state) {

  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration END = Duration.ofSeconds(15);

  /// A server that answers.
  ///
  /// @param process null when it runs elsewhere
  record Running(URI url, Health health, @Nullable ProcessHandle process) {

    @Nullable Long pid() {
      return process == null ? health.pid() : Long.valueOf(process.pid());
    }

    /// Whether what runs was started before the present build was made.
    boolean older() {
      boolean released = !health.version().equals("unreleased");
      if (released && !health.version().equals(Version.text())) {
        return true;
      }
      Instant started = process == null ? null : process.info().startInstant().orElse(null);
      return started != null && started.toEpochMilli() < Launcher.builtMillis();
    }
  }

  /// The server that answers.
  ///
  /// @throws MuxcastException.NoServer with the address that was tried and what is wrong there
  Running require() {
    Running running = running();
    if (running == null) {
      state.connect().close();
      throw Exit.noServer();
    }
    return running;
  }

  /// The server that answers, or null.
  @Nullable Running running() {
    URI url = Address.find(state.environment()).url();
    if (url == null || !state.elsewhere() && !OwnServer.isAt(url)) {
      return null;
    }
    Health health = Health.of(url, state.trust());
    if (health == null) {
      return null;
    }
    return new Running(url, health, state.elsewhere() ? null : process(health));
  }

  private @Nullable ProcessHandle process(Health health) {
    ProcessHandle named = state.process();
    Long pid = health.pid();
    return named != null || pid == null ? named : ProcessHandle.of(pid).orElse(null);
  }

  /// Starts it in the background, free of this terminal, and waits until it answers.
  ///
  /// @param arguments for `serve`, which are kept for a restart
  /// @throws Exit.Problem with the server's own words when it does not come up
  Running start(List<String> arguments) throws IOException, InterruptedException {
    state.keepOptions(arguments);
    Path log = state.freshStartLog();
    var command = new ArrayList<>(Launcher.serve(state.environment(), arguments));
    command.add("--log-file");
    List<String> kept = Launcher.kept(state.environment(), state.folder(), command);
    ProcessBuilder builder = new ProcessBuilder(Launcher.detached(kept));
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process child = builder.start();
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      boolean gone = child.waitFor(30, TimeUnit.MILLISECONDS);
      if (Files.readString(log).contains("listening ws")) {
        Running running;
        try {
          running = running();
        } catch (Exit.Problem stranger) {
          throw new Exit.Problem(
              stranger.code(), "the server was started, and " + stranger.getMessage());
        }
        if (running != null) {
          return running;
        }
      }
      if (gone) {
        throw new Exit.Problem(Exit.FAILED, "the server did not start: " + words(log));
      }
    }
    throw new Exit.Problem(
        Exit.FAILED, "the server does not answer yet; see what it says: muxcast logs");
  }

  private static String words(Path log) throws IOException {
    String said = Files.readString(log).strip().replaceFirst("^muxcast: ", "");
    return said.isEmpty() ? "it said nothing; see muxcast logs" : said;
  }

  /// Ends it in good order.
  ///
  /// @return false when it is still there after a while
  boolean stop(ProcessHandle process) throws InterruptedException {
    process.destroy();
    try {
      process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException impossible) {
      return !process.isAlive();
    }
  }
}
