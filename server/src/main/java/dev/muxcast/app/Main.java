package dev.muxcast.app;

import dev.muxcast.config.Config;
import dev.muxcast.config.Places;
import dev.muxcast.config.Refusal;
import dev.muxcast.guard.Guard;
import dev.muxcast.state.StateFolder;
import dev.muxcast.tmux.PlainText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The process of `muxcast serve`: reads the configuration, claims the state folder, runs the
/// [Server] until it is told to end (SIGTERM, Ctrl-C) and exits 0; exits 1 when it can't start, 2
/// when it was called wrongly.
///
/// Threads: all of this on the main thread; the JVM's shutdown thread only asks it to end, and
/// waits for that.
public final class Main {

  private Main() {}

  /// Runs the server; `arguments` are those after `serve`.
  public static void main(String... arguments) {
    PrintStream console = System.err;
    ServeOptions options;
    try {
      options = ServeOptions.parse(arguments);
    } catch (Refusal wrong) {
      say(console, wrong.getMessage());
      end(2);
      return;
    }
    if (options.help()) {
      System.out.print(ServeOptions.HELP);
      return;
    }
    try {
      serve(options, System.getenv());
      end(0);
    } catch (Refusal refusal) {
      say(console, refusal.getMessage());
      end(1);
    } catch (IOException | InterruptedException | RuntimeException e) {
      say(console, e.toString());
      end(1);
    }
  }

  private static void serve(ServeOptions options, Map<String, String> environment)
      throws Refusal, IOException, InterruptedException {
    Places places = Places.of(environment);
    try (StateFolder state = StateFolder.claim(places)) {
      Config config = Config.load(places.configFile(), environment, options.overrides());
      Logging.start(config.log().level(), options.logToFile(), state.path().resolve("server.log"));
      Guard.endProcessOnErrors();
      String died = environment.get("MUXCAST_DIED");
      if (died != null) {
        LoggerFactory.getLogger(Main.class)
            .warn("the server before this one died unasked ({}); this one takes its place", died);
      }
      CountDownLatch asked = new CountDownLatch(1);
      Thread main = Thread.currentThread();
      Thread ending = new Thread(() -> askAndWait(asked, main), "ending");
      try (Server server = Server.start(config, state, environment)) {
        Runtime.getRuntime().addShutdownHook(ending);
        System.out.println("listening " + server.url());
        if (server.fingerprint() != null) {
          System.out.println("fingerprint " + server.fingerprint());
        }
        System.out.flush();
        asked.await();
      }
    }
  }

  /// What arguments, files and the environment hold may be anything, and steers no terminal.
  private static void say(PrintStream console, @Nullable String message) {
    for (String line : ("muxcast: " + message).split("\n")) {
      console.println(PlainText.of(line));
    }
  }

  /// The JVM is going down: it goes on with that when this returns, so this waits for the main
  /// thread, which halts it with the right exit code.
  private static void askAndWait(CountDownLatch asked, Thread main) {
    asked.countDown();
    try {
      main.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Ends the process with this exit code and not, as a JVM ended by a signal would, with 128 + its
  /// number: being asked to stop is no failure.
  private static void end(int exitCode) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(exitCode);
  }
}
