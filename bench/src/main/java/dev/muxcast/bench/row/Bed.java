package dev.muxcast.bench.row;

import dev.muxcast.bench.lab.ChildJvm;
import dev.muxcast.bench.lab.Muxcast;
import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.report.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// What the rows need to know of the checkout, and how long they may take.
///
/// @param root the checkout's folder
/// @param classPath the bench's classes, its helpers and their libraries
/// @param seconds how long a measured phase lasts
public record Bed(Path root, String classPath, int seconds) {
  private static final AtomicInteger homes = new AtomicInteger();
  private static final long DEADLINE_SECONDS = 30;

  /// The launcher that users call.
  public Path launcher() {
    return root.resolve("muxcast");
  }

  /// Starts the real server on a lab's tmux, with a fresh state folder inside the lab's.
  public Muxcast muxcast(TmuxLab lab) throws IOException {
    return Muxcast.start(launcher(), freshHome(lab), lab);
  }

  /// A state folder that nobody has used.
  public Path freshHome(TmuxLab lab) {
    return lab.folder().resolve("home-" + homes.incrementAndGet());
  }

  /// The JVM this runs on.
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// The JVM that the server runs on: the image's.
  public Path serverJava() {
    return root.resolve("build/runtime/bin/java");
  }

  /// The flags that the server's JVM is started with, without what belongs to its own archive.
  public List<String> serverFlags() throws IOException {
    List<String> flags = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("build-support/server.options"))) {
      String word = line.strip();
      if (word.startsWith("-X") && !word.startsWith("-Xshare") && !word.startsWith("-Xlog")) {
        flags.add(word);
      }
    }
    return flags;
  }

  /// Starts a helper of the bench in a JVM of its own.
  public ChildJvm helper(Path java, List<String> flags, String mainClass, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(flags);
    all.add("-cp");
    all.add(classPath);
    return ChildJvm.start(java, all, mainClass, arguments);
  }

  /// Lets the measured phase pass.
  public void pass() {
    sleep(seconds * 1000L);
  }

  /// Waits, because what is measured takes this time and nothing tells its end.
  public static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Waits until something holds; half a minute at most, because a missed event never comes.
  ///
  /// @return whether it held
  public static boolean await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + DEADLINE_SECONDS * 1_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      sleep(5);
    }
    return true;
  }

  /// Adds the counts of a set of clients, and fails on the first difference.
  static void count(Figures figures, long expected, long read) {
    figures.delivered(expected, read);
    if (expected != read) {
      throw new IllegalStateException("expected " + expected + " and read " + read);
    }
  }
}
