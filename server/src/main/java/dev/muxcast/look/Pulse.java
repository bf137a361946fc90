package dev.muxcast.look;

import java.io.FileInputStream;
import java.io.IOException;

/// Whether a process has run at all: Linux's count of the processor time it was given
/// (`/proc/PID/schedstat`, in nanoseconds). A tmux server that has not run has read nothing,
/// changed nothing, and need not be asked.
///
/// On one thread. The file is the kernel's own and never blocks.
final class Pulse {
  private static final long UNKNOWN = -1;

  private final byte[] buffer = new byte[64];
  private final String file;

  Pulse(long pid) {
    file = "/proc/" + pid + "/schedstat";
  }

  /// Nanoseconds of processor time so far; -1 where that can't be told.
  long nanos() {
    try (FileInputStream in = new FileInputStream(file)) {
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
}
