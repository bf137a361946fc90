package dev.muxcast.app;

import dev.muxcast.event.Timestamp;
import dev.muxcast.files.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Where log lines go: it puts the time before each line, and, when it writes a file, turns it over
/// at 4 MB, keeping one older file beside it.
///
/// Threads: [#write] is called by one thread at a time; the `PrintStream` around it sees to that.
final class LogStream extends OutputStream {

  private static final long TURN_OVER_BYTES = 4L * 1024 * 1024;

  private final Path file;
  private final boolean toFile;

  // Owner: the PrintStream's lock.
  private OutputStream out;
  private long written;
  private boolean atLineStart = true;

  private LogStream(Path file, boolean toFile, OutputStream out, long written) {
    this.file = file;
    this.toFile = toFile;
    this.out = out;
    this.written = written;
  }

  /// Lines with the time before them, on a stream that is never turned over.
  static LogStream to(OutputStream out) {
    return new LogStream(Path.of(""), false, out, 0);
  }

  /// Lines appended to `file` (mode 0600).
  static LogStream to(Path file) throws IOException {
    return new LogStream(file, true, open(file), Files.size(file));
  }

  private static OutputStream open(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, PrivateFiles.MODE);
    }
    Files.setPosixFilePermissions(file, PrivateFiles.OWNER_ONLY);
    return Files.newOutputStream(file, StandardOpenOption.APPEND);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int end = from + length;
    int start = from;
    while (start < end) {
      int next = start;
      while (next < end && bytes[next] != '\n') {
        next++;
      }
      int upTo = Math.min(next + 1, end);
      if (atLineStart) {
        startLine();
      }
      out.write(bytes, start, upTo - start);
      written += upTo - start;
      atLineStart = next < end;
      start = upTo;
    }
  }

  private void startLine() throws IOException {
    if (toFile && written >= TURN_OVER_BYTES) {
      out.close();
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
      out = open(file);
      written = 0;
    }
    String time = Timestamp.text(System.currentTimeMillis());
    byte[] prefix = (time + " ").getBytes(StandardCharsets.US_ASCII);
    out.write(prefix);
    written += prefix.length;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
