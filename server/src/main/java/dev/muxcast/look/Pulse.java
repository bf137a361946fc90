package dev.muxcast.look;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/// Whether a process has run at all: Linux's count of the processor time it was given
/// (`/proc/PID/schedstat`, in nanoseconds). A tmux server that has not run has read nothing,
/// changed nothing, and need not be asked.
///
/// Holds the file open, which is that process's also when another one has its number by then. On
/// one thread. The file is the kernel's own and never blocks.
final class Pulse implements AutoCloseable {
  private static final long UNKNOWN = -1;

  private final byte[] buffer = new byte[64];
  private final @Nullable RandomAccessFile file;

  Pulse(long pid) {
    file = open("/proc/" + pid + "/schedstat");
  }

  private static @Nullable RandomAccessFile open(String name) {
    try {
      return new RandomAccessFile(name, "r");
    } catch (IOException e) {
      return null;
    }
  }

  /// Nanoseconds of processor time so far; -1 where that can't be told.
  long nanos() {
    RandomAccessFile in = file;
    if (in == null) {
      return UNKNOWN;
    }
    try {
      in.seek(0);
      int length = in.read(buffer);
      long value = 0;
      int digits = 0;
      while (digits < length && buffer[digits] >= '0' && buffer[digits] <= '9') {
        value = value * 10 + (buffer[digits++] - '0');
      }
      return digits == 0 ? UNKNOWN : value;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      // Nothing was written.
    }
  }
}
