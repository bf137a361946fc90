package dev.muxcast.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.muxcast.guard.Guard;
import dev.muxcast.server.TestClient;
import dev.muxcast.tmux.TmuxBinary;
import dev.muxcast.tmux.TmuxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each thread of a real server that lives long meets an exception where nothing of its own catches
/// it: it goes on, or another takes its place. By an `Error` the process ends with one line.
@Timeout(240)
class ThreadsIT {

  /// A thread, and a method that it comes by again and again.
  ///
  /// @param mode in which it does
  private record Place(String mode, String thread, String type, String method) {
    Class<?> code() throws ClassNotFoundException {
      return Class.forName("dev.muxcast." + type);
    }

    String inStack() {
      return "at dev.muxcast." + type + "." + method + "(";
    }
  }

  private static final String ATTACH = "attach";
  private static final String LOOK = "look";
  private static final String BOTH = "attach look";

  /// All of them; those of tmux's clients are named after their session.
  private static final List<Place> PLACES =
      List.of(
          new Place(BOTH, "Collector", "collect.TmuxEventCollector", "tick"),
          new Place(LOOK, "tmux-talk", "imsg.TmuxSocketLoop", "turn"),
          new Place(BOTH, "tmux-sockets", "tmux.TmuxSockets", "mark"),
          new Place(ATTACH, "tmux-deadlines", "tmux.Deadlines", "expire"),
          new Place(ATTACH, "tmux-$0", "tmux.ControlReader", "take"),
          new Place(ATTACH, "tmux-$0-topology", "tmux.ControlReader", "take"),
          new Place(BOTH, "log-sync", "queue.LogSyncer", "sync"),
          new Place(BOTH, "accept", "server.Acceptor", "take"),
          new Place(BOTH, "watchdog", "server.WebSocketServer", "pause"),
          new Place(BOTH, "follow", "queue.WorkerPool", "next"),
          new Place(BOTH, "Resources", "resources.ResourceSampler", "sample"));

  /// Those that are there while there is something to do, and while somebody is connected; and the
  /// one that waits for the process to be ended.
  private static final Set<String> PASSING =
      Set.of(
          "main",
          "client",
          "audit",
          "Processes",
          "Files",
          "Tokens",
          "Certificates",
          "Hook token",
          "Sockets");

  @TempDir Path folder;
  private TmuxFixture tmux;
  private Process server;
  private Breaker breaker;
  private int port;
  private String token;
  private TestClient subscribed;
  private int rounds;

  private void start(String mode) throws Exception {
    tmux = TmuxFixture.on(TmuxBinary.any());
    tmux.newSession("work", "stty -echo; exec cat");
    breaker = new Breaker();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", breaker.option()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("--port", "0", "-S", tmux.socket().path().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("MUXCAST_") || name.startsWith("TMUX"));
    environment.put("MUXCAST_HOME", folder.resolve("state").toString());
    environment.put("MUXCAST_COLLECT_MODE", mode);
    environment.put("MUXCAST_COLLECT_RESOURCES_SECONDS", "1");
    server = builder.redirectError(folder.resolve("log").toFile()).start();
    breaker.accept();
    String line = server.inputReader(StandardCharsets.UTF_8).readLine();
    port = Integer.parseInt(line.replaceAll(".*:([0-9]+)/monitor", "$1"));
    token = Files.readString(folder.resolve("state/token")).strip();
    awaitWords("the start");
    subscribed = TestClient.authenticated(port, token);
    subscribed.ask("{\"action\":\"subscribe\",\"filters\":{}}", "subscription.confirmed");
  }

  @AfterEach
  void end() throws Exception {
    if (server != null) {
      subscribed.close();
      server.destroyForcibly().waitFor();
      tmux.close();
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is written in the pane is told to whoever comes.
  private void awaitWords(Object after) {
    try (TestClient client = TestClient.authenticated(port, token)) {
      client.ask(
          "{\"action\":\"subscribe\",\"filters\":{\"types\":[\"pane.output\"]}}",
          "subscription.confirmed");
      TmuxFixture.await("the words, after " + after, () -> tells(client, "words " + rounds++));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean tells(TestClient client, String words) {
    try {
      tmux.run("send-keys", "-t", "work", words, "Enter");
      client.send("{\"action\":\"ping\"}");
      boolean told = false;
      String next = client.next();
      while (next != null && !next.contains("\"type\":\"pong\"")) {
        told |= next.contains("words");
        next = client.next();
      }
      assertNotNull(next, this::log);
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Something that each of the threads has to do with, whatever comes of it.
  private void stir() {
    try (Socket unheard = new Socket(InetAddress.getLoopbackAddress(), port)) {
      tmux.attempt("send-keys", "-t", "work", "stir" + rounds++, "Enter");
      Files.deleteIfExists(Files.createFile(tmux.socket().path().resolveSibling("new")));
      unheard.shutdownOutput();
    } catch (IOException e) {
      // The server has ended just now, as it should.
    }
  }

  private Set<String> ourThreads() throws Exception {
    Path dump = folder.resolve("threads" + rounds++);
    String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, "" + server.pid(), "Thread.dump_to_file", dump.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    Set<String> names = new TreeSet<>();
    for (String thread : Files.readString(dump).split("\n\n")) {
      int quote = thread.indexOf('"');
      if (quote > 0 && thread.contains("\n    at dev.muxcast.")) {
        names.add(thread.substring(quote + 1, thread.indexOf('"', quote + 1)));
      }
    }
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {ATTACH, LOOK})
  void eachThreadThatMeetsAFaultGoesOnOrIsReplaced(String mode) throws Exception {
    start(mode);
    Set<String> named = new TreeSet<>(PASSING);
    PLACES.forEach(place -> named.add(place.thread));
    Set<String> forgotten = ourThreads();
    assertTrue(forgotten.contains("Collector"), forgotten::toString);
    forgotten.removeAll(named);
    assertEquals(Set.of(), forgotten, "give these a place here");
    for (Place place : PLACES) {
      if (!place.mode.contains(mode)) {
        continue;
      }
      breaker.breaks(place.code(), place.method, IllegalStateException.class);
      TmuxFixture.await(
          "its fault is said, " + place,
          () -> {
            stir();
            return log().contains(place.inStack());
          });
      breaker.mend(place.code());
      awaitWords(place);
      TmuxFixture.await("it is there again: " + place, () -> isThere(place.thread));
    }
    assertTrue(server.isAlive());
  }

  private boolean isThere(String thread) {
    try {
      return ourThreads().contains(thread);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Place> places() {
    return PLACES.stream();
  }

  @ParameterizedTest
  @MethodSource("places")
  void anErrorInAnyOfThemEndsTheProcessWithOneLine(Place place) throws Exception {
    start(place.mode.equals(LOOK) ? LOOK : ATTACH);
    breaker.breaks(place.code(), place.method, InternalError.class);
    TmuxFixture.await(
        "its end, " + place,
        () -> {
          stir();
          return !server.isAlive();
        });
    assertEquals(Guard.EXIT_CODE, server.waitFor());
    List<String> said = log().lines().filter(line -> line.contains("muxcast ends")).toList();
    assertEquals(1, said.size(), log());
    assertTrue(said.getFirst().contains("java.lang.InternalError"), said::toString);
    assertTrue(said.getFirst().contains("the thread "), said::toString);
  }
}
