package dev.muxcast.bench.lab;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Writes lines into panes at a steady rate, one after the other in turn, each with the mark
/// `~PANE.NUMBER.NANOS~` that a `MarkReader` understands.
///
/// One thread writes; the counts may be read by any.
public final class LineWriter implements AutoCloseable {
  private final List<TmuxLab.Pane> panes;
  private final List<OutputStream> terminals = new ArrayList<>();
  private volatile long pauseNanos;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long lines;
  private volatile @Nullable IOException failure;

  private LineWriter(List<TmuxLab.Pane> panes) throws IOException {
    this.panes = panes;
    for (TmuxLab.Pane pane : panes) {
      terminals.add(new FileOutputStream(pane.terminal().toFile()));
    }
    thread = Thread.ofPlatform().name("line-writer").daemon().unstarted(this::run);
  }

  /// Begins to write at once.
  ///
  /// @param linesPerSecond over all panes together
  public static LineWriter start(List<TmuxLab.Pane> panes, double linesPerSecond)
      throws IOException {
    LineWriter writer = new LineWriter(panes);
    writer.rate(linesPerSecond);
    writer.thread.start();
    return writer;
  }

  /// Goes on at another rate.
  public void rate(double linesPerSecond) {
    pauseNanos = (long) (1e9 / linesPerSecond);
  }

  /// How many lines were written.
  public long lines() {
    return lines;
  }

  /// Ends behind a whole line, and fails when a line could not be written.
  public void stop() throws IOException {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    IOException problem = failure;
    if (problem != null) {
      throw problem;
    }
  }

  @Override
  public void close() throws IOException {
    stop();
    for (OutputStream terminal : terminals) {
      terminal.close();
    }
  }

  private void run() {
    long[] numbers = new long[panes.size()];
    long due = System.nanoTime();
    try {
      for (int at = 0; !stopped; at = (at + 1) % panes.size()) {
        long ahead = due - System.nanoTime();
        if (ahead > 0) {
          LockSupport.parkNanos(ahead);
        }
        String text =
            "~"
                + panes.get(at).number()
                + '.'
                + ++numbers[at]
                + '.'
                + System.nanoTime()
                + "~ compiled module of the day\n";
        terminals.get(at).write(text.getBytes(StandardCharsets.US_ASCII));
        lines++;
        due += pauseNanos;
      }
    } catch (IOException e) {
      failure = e;
    }
  }
}
