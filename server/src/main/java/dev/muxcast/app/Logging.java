package dev.muxcast.app;

import dev.muxcast.config.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Sets slf4j-simple up: every line goes to standard error, or to a file that is turned over.
///
/// slf4j-simple writes to whatever `System.err` is at the time of each line, so putting our stream
/// there also keeps what the JVM itself says in the same place.
final class Logging {

  private Logging() {}

  /// Must come before the first logger is made.
  ///
  /// @param level one of `trace`, `debug`, `info`, `warn`, `error`, `off`
  /// @throws Refusal when the file can't be written
  static void start(String level, boolean toFile, Path file) throws Refusal {
    property("defaultLogLevel", level);
    property("showThreadName", "false");
    property("showShortLogName", "true");
    property("cacheOutputStream", "false");
    try {
      OutputStream stream = toFile ? LogStream.to(file) : LogStream.to(System.err);
      System.setErr(new PrintStream(stream, true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refusal("the log file " + file + " can't be written (" + e + ")");
    }
  }

  private static void property(String name, String value) {
    System.setProperty("org.slf4j.simpleLogger." + name, value);
  }
}
