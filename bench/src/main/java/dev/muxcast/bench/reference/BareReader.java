package dev.muxcast.bench.reference;

import dev.muxcast.bench.lab.TmuxLab;
import dev.muxcast.bench.load.Histogram;
import dev.muxcast.bench.load.MarkReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A bare `tmux -C` client of one session that reads the marks in its `%output` lines: the fastest
/// that anything built on control mode can be.
///
/// Its thread reads and owns the histogram until `close`.
public final class BareReader implements AutoCloseable {
  private static final byte[] OUTPUT = {'%', 'o', 'u', 't', 'p', 'u', 't', ' ', '%'};

  private final Process process;
  private final Histogram latency = new Histogram();
  private final MarkReader marks = new MarkReader(latency, false);
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  // The reader's own: where in a line it is.
  private int column;
  private boolean isOutput = true;
  private int pane;

  private BareReader(Process process) {
    this.process = process;
    thread = Thread.ofPlatform().name("bare-reader").daemon().unstarted(this::run);
  }

  /// Attaches to the session and begins to read.
  public static BareReader attach(TmuxLab lab, String session) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                TmuxLab.PROGRAM,
                "-L",
                TmuxLab.LABEL,
                "-C",
                "attach-session",
                "-E",
                "-f",
                "ignore-size",
                "-t",
                "=" + session));
    builder.environment().putAll(lab.environment());
    BareReader reader = new BareReader(builder.start());
    reader.thread.start();
    return reader;
  }

  public long lines() {
    return marks.lines();
  }

  /// See `MarkReader.countFrom`.
  public void countFrom(long nanos) {
    marks.countFrom(nanos);
  }

  /// Fails when reading has failed.
  public void verify() {
    Throwable problem = failure;
    if (problem != null) {
      throw new IllegalStateException("the bare reader failed: " + problem.getMessage(), problem);
    }
  }

  public Histogram latency() {
    return latency;
  }

  /// Detaches, as tmux does when a control client's input ends.
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        long now = System.nanoTime();
        for (int i = 0; i < count; i++) {
          take(buffer[i], now);
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  /// `%output %3 text`, control characters as `\ooo`.
  private void take(byte letter, long now) {
    if (letter == '\n') {
      column = 0;
      isOutput = true;
      pane = 0;
    } else if (isOutput) {
      if (column < OUTPUT.length) {
        isOutput = letter == OUTPUT[column];
        column++;
      } else if (column == OUTPUT.length) {
        if (letter == ' ') {
          column++;
        } else {
          pane = pane * 10 + letter - '0';
        }
      } else {
        marks.take(pane, letter, now);
      }
    }
  }
}
