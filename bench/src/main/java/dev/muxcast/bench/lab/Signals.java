package dev.muxcast.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The few things that Java can't ask of the system itself.
public final class Signals {
  private Signals() {}

  /// Stops a process until `resume`.
  public static void stop(long pid) {
    run("kill", "-STOP", Long.toString(pid));
  }

  public static void resume(long pid) {
    run("kill", "-CONT", Long.toString(pid));
  }

  public static void makeFifo(Path file) {
    run("mkfifo", "-m", "600", file.toString());
  }

  private static void run(String... command) {
    try {
      Commands.output(Map.of(), List.of(command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
