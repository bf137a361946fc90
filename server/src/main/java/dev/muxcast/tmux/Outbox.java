package dev.muxcast.tmux;

import dev.muxcast.guard.Faults;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What is on its way into a control client's pipe. Nobody who puts something in ever waits for
/// tmux: what the pipe surely has room for is written at once, and only where tmux lags behind with
/// reading does the rest wait for a thread that writes it and ends.
///
/// Any thread. Everything is guarded by this object, but for the writing of that thread.
final class Outbox {

  /// What every pipe takes without waiting: Linux gives it two pages at least.
  private static final int SURE_BYTES = 4_096;

  private static final int MOST_BYTES = 1 << 20;

  private final String name;
  private final OutputStream pipe;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private int unread;
  private boolean writing;
  private boolean closed;

  /// @param name of the thread, where one is needed
  Outbox(String name, OutputStream pipe) {
    this.name = name;
    this.pipe = pipe;
  }

  /// Sends a line.
  ///
  /// @return false when tmux has too much to read already
  synchronized boolean put(byte[] line) {
    if (unread > 0 && unread + line.length > MOST_BYTES) {
      return false;
    }
    unread += line.length;
    if (writing) {
      waiting.add(line);
    } else if (unread <= SURE_BYTES) {
      write(line);
    } else {
      writing = true;
      waiting.add(line);
      Thread.ofPlatform()
          .daemon()
          .name(name)
          .stackSize(ControlClient.STACK_BYTES)
          .start(this::writeAll);
    }
    return true;
  }

  /// tmux has read so much: it has answered.
  synchronized void read(int bytes) {
    unread -= bytes;
  }

  /// Ends the pipe, which the client takes as a wish to leave; once nobody writes any more.
  synchronized void close() {
    closed = true;
    waiting.clear();
    if (!writing) {
      end();
    }
  }

  private void writeAll() {
    try {
      for (byte[] line = next(); line != null; line = next()) {
        write(line);
      }
    } catch (RuntimeException fault) {
      // Nobody writes any more: the client leaves, and whoever needs one starts another.
      Faults.SHARED.met(name, fault);
      end();
    }
  }

  private synchronized byte @Nullable [] next() {
    byte[] line = waiting.poll();
    if (line == null) {
      writing = false;
      if (closed) {
        end();
      }
    }
    return line;
  }

  private void write(byte[] line) {
    try {
      pipe.write(line);
      pipe.flush();
    } catch (IOException e) {
      // The pipe is broken: the reader sees the end too, and fails all that is open.
    }
  }

  private void end() {
    try {
      pipe.close();
    } catch (IOException e) {
      // Nobody reads it any more: that is what we want.
    }
  }
}
